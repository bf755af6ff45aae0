/** Knows how visitors live and how networks deliver, near every boundary of the definitions; hides the dice. */
@NullMarked
package io.rivulet.acceptance.lives;

import org.jspecify.annotations.NullMarked;
