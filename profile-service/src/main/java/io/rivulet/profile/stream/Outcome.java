package io.rivulet.profile.stream;

import io.rivulet.schemas.avro.UserProfile;
import org.jspecify.annotations.Nullable;

/** What came of an arrival, keyed by the person it concerns. */
public sealed interface Outcome {

    /**
     * A person's profile is another now.
     *
     * @param profile what it is; none when the person became another
     */
    record ProfileChanged(@Nullable UserProfile profile) implements Outcome {}

    /**
     * Something belongs to the person it is keyed by, whose partition may be another.
     *
     * @param arrival what
     */
    record SentOn(Arrival arrival) implements Outcome {}
}
