/** Knows the eight models: pure arithmetic over paths. It hides their formulas. */
@NullMarked
package io.rivulet.query.attribution.credit;

import org.jspecify.annotations.NullMarked;
