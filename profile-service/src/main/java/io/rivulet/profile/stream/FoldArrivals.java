package io.rivulet.profile.stream;

import io.rivulet.profile.profile.FactShare;
import io.rivulet.profile.profile.ProfileSum;
import io.rivulet.profile.stream.Outcome.ProfileChanged;
import io.rivulet.profile.stream.Outcome.SentOn;
import io.rivulet.schemas.avro.CountedEvent;
import io.rivulet.schemas.avro.PersonMerged;
import io.rivulet.schemas.avro.SessionEvent;
import io.rivulet.schemas.avro.UserProfile;
import io.rivulet.streams.BeforeCommit;
import io.rivulet.streams.LastOfEach;
import java.util.List;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/** Adds what arrives to the person it came for, or sends it after them when they turned out to be somebody else. */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else.
public final class FoldArrivals implements Processor<String, Arrival, String, Outcome> {

    private ProcessorContext<String, Outcome> context;
    private KeyValueStore<String, UserProfile> profiles;
    private KeyValueStore<String, String> redirects;
    private KeyValueStore<String, String> identified;
    private RecentEvents recentEvents;
    /** An event makes two or three facts, and a lively person several events between two commits: told is the profile then. */
    private LastOfEach<String, Outcome> changes;

    @Override
    public void init(ProcessorContext<String, Outcome> processorContext) {
        context = processorContext;
        profiles = context.getStateStore(PersonStores.PROFILES);
        redirects = context.getStateStore(PersonStores.REDIRECTS);
        identified = context.getStateStore(PersonStores.IDENTIFIED);
        recentEvents = new RecentEvents(context.getStateStore(PersonStores.RECENT_EVENTS));
        BeforeCommit beforeCommit = context.getStateStore(PersonStores.BEFORE_COMMIT);
        changes = new LastOfEach<>(context, beforeCommit);
        // All tasks' at once: else each would wait until what it writes then has reached the broker.
        beforeCommit.always(PersonStores.PROFILES, ((CachedStateStore<?, ?>) profiles)::flushCache);
    }

    @Override
    public void process(Record<String, Arrival> record) {
        String person = record.key();
        Arrival arrival = record.value();
        if (arrival.what() instanceof SessionEvent fact && fact.getFact() instanceof PersonMerged merge) {
            merge(record, merge);
            return;
        }
        @Nullable UserProfile profile = profiles.get(person);
        @Nullable String into = profile == null ? belongsTo(person, arrival) : null;
        if (into == null) {
            fold(record, profile);
        } else if (arrival.hasComeRoundTo(person)) {
            redirects.delete(person);
            identified.delete(person);
            fold(record, null);
        } else {
            sendOn(record, into, arrival.sentOnFrom(person));
        }
    }

    private @Nullable String belongsTo(String person, Arrival arrival) {
        @Nullable String into = redirects.get(person);
        return into == null && person.equals(arrival.visitorId()) ? identified.get(person) : into;
    }

    private void fold(Record<String, Arrival> record, @Nullable UserProfile profile) {
        String person = record.key();
        if (record.value().what() instanceof SessionEvent fact) {
            FactShare.of(fact).ifPresent(share -> {
                UserProfile changed = add(record, profile, share);
                if (fact.getFact() instanceof CountedEvent counted) {
                    recentEvents.append(person, counted, changed.getEvents());
                }
            });
        } else if (record.value().what() instanceof UserProfile moved) {
            add(record, profile, moved);
            recentEvents.trim(person);
        } else if (record.value().what() instanceof CountedEvent remembered) {
            recentEvents.take(person, remembered);
        }
    }

    private UserProfile add(Record<String, Arrival> record, @Nullable UserProfile profile, UserProfile share) {
        UserProfile changed = profile == null ? ProfileSum.named(record.key(), share) : ProfileSum.add(profile, share);
        profiles.put(record.key(), changed);
        // Conclusions about a program, or that came before their events, make nobody.
        if (ProfileSum.isSomebody(changed) || (profile != null && ProfileSum.isSomebody(profile))) {
            changes.forward(record.withValue(new ProfileChanged(changed)));
        }
        return changed;
    }

    // The profile goes last: what it is added to has then all the events that are remembered of both.
    private void merge(Record<String, Arrival> record, PersonMerged merge) {
        String from = record.key();
        String into = merge.getIntoPersonId();
        boolean identification = from.equals(merge.getVisitorId());
        // Who became somebody stays that: of two aliases the first counts, here as in the tables of the query service.
        boolean settled = identification ? isMoreThanTheVisitor(from) : redirects.get(from) != null;
        if (into.equals(from) || settled) {
            return;
        }
        (identification ? identified : redirects).put(from, into);
        recentEvents.takeAway(from).forEach(event -> sendOn(record, into, Arrival.of(event)));
        @Nullable UserProfile profile = profiles.delete(from);
        if (profile != null) {
            sendOn(record, into, Arrival.of(profile));
            changes.forward(record.withValue(new ProfileChanged(null)));
        }
    }

    /** Whoever calls their browser by the id of a user must not get the user by identifying it. */
    private boolean isMoreThanTheVisitor(String from) {
        @Nullable UserProfile profile = profiles.get(from);
        return profile != null && !List.of(from).containsAll(profile.getVisitorIds());
    }

    private void sendOn(Record<String, Arrival> record, String into, Arrival arrival) {
        context.forward(record.withKey(into).withValue(new SentOn(arrival)));
    }
}
