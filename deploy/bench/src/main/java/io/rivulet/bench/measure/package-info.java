/** Knows what is measured and how a cost is taken: windows of time, the system's account, records that are really there. */
@NullMarked
package io.rivulet.bench.measure;

import org.jspecify.annotations.NullMarked;
