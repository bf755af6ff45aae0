/** Knows what the whole fleet promises, as seen from outside real processes; hides how these are started and asked. */
@NullMarked
package io.rivulet.acceptance;

import org.jspecify.annotations.NullMarked;
