/** What the streams services cost and how long they take, beside a topology that only counts. */
@NullMarked
package io.rivulet.bench.streams;

import org.jspecify.annotations.NullMarked;
