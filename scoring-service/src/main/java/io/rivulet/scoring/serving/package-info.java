/** Knows how scores are shown to the other services. It hides the stores. */
@NullMarked
package io.rivulet.scoring.serving;

import org.jspecify.annotations.NullMarked;
