/** Continues a series of days: pure arithmetic. It hides the formulas and how they are fitted. */
@NullMarked
package io.rivulet.query.forecast.series;

import org.jspecify.annotations.NullMarked;
