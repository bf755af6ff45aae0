/** Knows what the collector promised to whom, and what became of it; hides how a broker is cut off. */
@NullMarked
package io.rivulet.bench.acknowledged;

import org.jspecify.annotations.NullMarked;
