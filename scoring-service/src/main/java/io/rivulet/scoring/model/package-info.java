/** Knows what a profile is worth and when time alone makes it worth something else. It hides the formulas. */
@NullMarked
package io.rivulet.scoring.model;

import org.jspecify.annotations.NullMarked;
