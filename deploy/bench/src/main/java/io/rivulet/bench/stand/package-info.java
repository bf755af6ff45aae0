/** Knows how to bring up what is measured, as it is delivered, on free ports; hides command lines and processes. */
@NullMarked
package io.rivulet.bench.stand;

import org.jspecify.annotations.NullMarked;
