/** Answers how everybody's way to a conversion went. It hides where touchpoints and visits are kept. */
@NullMarked
package io.rivulet.query.journey;

import org.jspecify.annotations.NullMarked;
