package io.rivulet.profile.profile;

import io.rivulet.schemas.avro.Touch;
import java.util.Comparator;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Which of two visits was first, and which is remembered as last. Ties fall the same way everywhere. */
final class Touches {

    private static final Comparator<Touch> BY_TIME =
            Comparator.comparing(Touch::getAt).thenComparing(Touch::getSource);

    // A person who comes back by typing the address was still won by what brought them before.
    private static final Comparator<Touch> DIRECT_GIVES_WAY = Comparator.comparing(
                    (Touch touch) -> !touch.getSource().getChannel().equals("direct"))
            .thenComparing(BY_TIME);

    private Touches() {}

    static @Nullable Touch first(@Nullable Touch one, @Nullable Touch other) {
        return choose(one, other, BinaryOperator.minBy(BY_TIME));
    }

    static @Nullable Touch last(@Nullable Touch one, @Nullable Touch other) {
        return choose(one, other, BinaryOperator.maxBy(DIRECT_GIVES_WAY));
    }

    private static @Nullable Touch choose(@Nullable Touch one, @Nullable Touch other, BinaryOperator<Touch> choice) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return choice.apply(one, other);
    }
}
