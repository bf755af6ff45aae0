/** Knows what campaigns cost. It hides how costs are told and kept. */
@NullMarked
package io.rivulet.query.cost;

import org.jspecify.annotations.NullMarked;
