package io.rivulet.query.projection;

/** The numbers of the advisory locks that pods share in this database. */
final class Locks {

    /** Held while a partition for a new day is made. */
    static final long NEW_DAYS = 7_481_001;

    /** Held by all who write rows, alone by who moves rows from one person or session to another. */
    static final long MOVES = 7_481_002;

    /** Held by who makes the tables anew. */
    static final long REBUILD = 7_481_003;

    private Locks() {}
}
