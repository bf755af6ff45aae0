/** Tests of the formulas. */
@NullMarked
package io.rivulet.scoring.model;

import org.jspecify.annotations.NullMarked;
