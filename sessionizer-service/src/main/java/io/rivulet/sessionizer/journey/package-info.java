/** Knows the stages of a visitor's journey and where one touchpoint ends and the next begins. It hides how paths are matched. */
@NullMarked
package io.rivulet.sessionizer.journey;

import org.jspecify.annotations.NullMarked;
