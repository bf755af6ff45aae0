/** Knows series whose future is no secret. It hides how they were drawn. */
@NullMarked
package io.rivulet.query.forecast.series;

import org.jspecify.annotations.NullMarked;
