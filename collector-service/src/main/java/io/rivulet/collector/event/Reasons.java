package io.rivulet.collector.event;

import io.rivulet.schemas.avro.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects everything that is wrong with one event, so that the sender need not find out one by one. */
public final class Reasons {

    /** Why an event can be refused; its lower-case name is the machine-readable code. */
    public enum Code {
        /** A field that must be there is not. */
        MISSING_FIELD,
        /** A field holds another kind of JSON value than it may. */
        WRONG_TYPE,
        /** A field cannot be read as a time. */
        INVALID_TIME,
        /** It happened too long ago. */
        TOO_OLD,
        /** A field cannot be read as an amount of money. */
        INVALID_MONEY,
        /** A text has too many characters. */
        TOO_LONG,
        /** The event has too many bytes. */
        TOO_LARGE,
        /** The event has too many values. */
        TOO_MANY_VALUES,
        /** The event is nested too deep. */
        TOO_DEEP,
        /** Its visitor has sent too many events in too short a time. */
        TOO_MANY;

        /** As it is written. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final List<Rejection> all = new ArrayList<>(0);

    /**
     * Notes a reason.
     *
     * @param field JSON pointer into the event; empty for the whole event
     * @param detail what is wrong and what is allowed, as a sentence
     */
    public void add(Code code, String field, String detail) {
        all.add(new Rejection(code.word(), field, detail));
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Every reason, in the order in which they were found. */
    public List<Rejection> all() {
        return List.copyOf(all);
    }
}
