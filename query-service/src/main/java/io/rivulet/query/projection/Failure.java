package io.rivulet.query.projection;

import java.sql.SQLException;
import java.util.Set;

/** Tells a value that Postgres refuses from a Postgres that is not there. */
final class Failure {

    // Data exceptions, broken constraints, limits exceeded (a text too long for an index).
    private static final Set<String> OF_THE_DATA = Set.of("22", "23", "54");

    private Failure() {}

    /** Whether somebody else was at work with what was wanted. */
    static boolean isOfLocks(SQLException failure) {
        return "55P03".equals(failure.getSQLState()) || "40P01".equals(failure.getSQLState());
    }

    /** Whether trying again with the same rows must fail again. All else passes, or needs a person. */
    static boolean isOfTheData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }
}
