/** Knows what personal data looks like and what may be kept of it; pure. It hides the keys and the shapes. */
@NullMarked
package io.rivulet.collector.personal;

import org.jspecify.annotations.NullMarked;
