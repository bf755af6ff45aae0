/** Knows how the parts of the scoring service hang together: its topology and its configuration. It hides nothing. */
@NullMarked
package io.rivulet.scoring;

import org.jspecify.annotations.NullMarked;
