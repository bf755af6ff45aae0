/** Knows how much anybody may send in a time. It hides how that is counted, and forgets whom it need not remember. */
@NullMarked
package io.rivulet.collector.limit;

import org.jspecify.annotations.NullMarked;
