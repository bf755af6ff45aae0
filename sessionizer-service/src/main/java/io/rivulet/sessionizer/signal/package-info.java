/** Knows what can be concluded from a visitor's events. It hides what has to be remembered to conclude it. */
@NullMarked
package io.rivulet.sessionizer.signal;

import org.jspecify.annotations.NullMarked;
