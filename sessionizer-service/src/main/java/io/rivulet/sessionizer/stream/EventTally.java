package io.rivulet.sessionizer.stream;

/** Is told what became of each event: one in, one told, counted or dropped. */
public interface EventTally {

    /** The event counts, in a session. */
    void counted();

    /** The event counts, too late for a session. */
    void late();

    /** The event had counted before. */
    void duplicate();
}
