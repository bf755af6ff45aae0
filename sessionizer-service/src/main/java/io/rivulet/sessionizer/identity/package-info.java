/** Whose an event is: knows what links a visitor to a user and what never does. */
@NullMarked
package io.rivulet.sessionizer.identity;

import org.jspecify.annotations.NullMarked;
