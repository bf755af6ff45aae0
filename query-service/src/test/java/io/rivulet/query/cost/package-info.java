/** Knows what was told of costs. It hides how it is compared. */
@NullMarked
package io.rivulet.query.cost;

import org.jspecify.annotations.NullMarked;
