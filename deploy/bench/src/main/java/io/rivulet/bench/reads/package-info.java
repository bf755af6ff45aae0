/** Knows how long people wait who ask about somebody; hides the fleet that answers. */
@NullMarked
package io.rivulet.bench.reads;

import org.jspecify.annotations.NullMarked;
