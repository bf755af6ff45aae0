/** Knows what shoppers send and at what pace; hides how a request is put together. */
@NullMarked
package io.rivulet.bench.load;

import org.jspecify.annotations.NullMarked;
