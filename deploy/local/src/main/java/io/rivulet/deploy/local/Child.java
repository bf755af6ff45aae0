package io.rivulet.deploy.local;

import java.io.IOException;
import java.time.Duration;

/** One process of the fleet, started as often as needed, one at a time. */
interface Child {

    /**
     * Starts it.
     *
     * @return the process, which may need a while until it answers
     */
    ProcessHandle start() throws IOException;

    /** Whether it runs. */
    boolean runs();

    /** How it ended, for people: {@code signal 9}, {@code exit code 1}. */
    String end();

    /** Asks it to stop, and makes it stop when it has not within the limit. Nothing happens when it has ended. */
    void stop(Duration limit);

    /** Ends it at once, without asking. */
    void kill();
}
