/** Knows when a person has to be scored again. It hides the stores and the index of times. */
@NullMarked
package io.rivulet.scoring.stream;

import org.jspecify.annotations.NullMarked;
