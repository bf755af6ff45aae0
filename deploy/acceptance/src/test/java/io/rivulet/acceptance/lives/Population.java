package io.rivulet.acceptance.lives;

import java.util.Optional;

/** Those who live, by number. */
public interface Population {

    /** A life, the same whenever it is asked for; nothing beyond the last. */
    Optional<Life> life(int number);
}
