/** Tests of the scoring service as a whole. */
@NullMarked
package io.rivulet.scoring;

import org.jspecify.annotations.NullMarked;
