package io.rivulet.collector.consent;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The salts of the days, each forgotten 48 hours after it was made. Days are UTC days: one boundary for all sites, so that
 * one salt serves them all.
 */
public final class DailySalts {

    /** How long a salt may be known at most. */
    public static final Duration KEPT = Duration.ofDays(2);

    // Early enough that midnight finds it everywhere even if Kafka is away for most of an hour before.
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Map<LocalDate, Salt> salts = new ConcurrentHashMap<>();

    private static final class Salt {

        private final byte[] bytes;
        private final Instant madeAt;

        Salt(byte[] bytes, Instant madeAt) {
            this.bytes = bytes;
            this.madeAt = madeAt;
        }

        boolean isOver(Instant now) {
            return !now.isBefore(madeAt.plus(KEPT));
        }
    }

    /** Takes the salt of a day; of several the first counts, and one that is too old is none. */
    public void add(LocalDate day, byte[] bytes, Instant madeAt, Instant now) {
        Salt salt = new Salt(bytes.clone(), madeAt);
        if (!salt.isOver(now)) {
            salts.putIfAbsent(day, salt);
        }
    }

    /** Forgets what is too old. */
    public void forget(Instant now) {
        salts.values().removeIf(salt -> salt.isOver(now));
    }

    /** Days for which there must be a salt and is none: today, and tomorrow when it is near. */
    public Set<LocalDate> missing(Instant now) {
        Set<LocalDate> missing = new TreeSet<>(Set.of(day(now)));
        missing.add(day(now.plus(AHEAD)));
        missing.removeIf(salts::containsKey);
        return missing;
    }

    /** Whether visitors can be counted now. */
    public boolean areReady(Instant now) {
        return salts.containsKey(day(now));
    }

    /** Days whose salt is known. */
    Set<LocalDate> days() {
        return Set.copyOf(salts.keySet());
    }

    /**
     * The salt for an event: that of yesterday for what happened yesterday, else today's.
     *
     * @throws NoSalt when there is none; there will be one as soon as Kafka can be reached
     */
    byte[] of(Instant occurredAt, Instant receivedAt) {
        LocalDate today = day(receivedAt);
        LocalDate happened = day(occurredAt);
        Salt salt = happened.equals(today.minusDays(1)) ? salts.get(happened) : null;
        if (salt == null || salt.isOver(receivedAt)) {
            salt = salts.get(today);
        }
        if (salt == null) {
            throw new NoSalt();
        }
        return salt.bytes;
    }

    private static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** Nobody has told today's salt yet. */
    public static final class NoSalt extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoSalt() {
            super("There is no salt for today yet");
        }
    }
}
