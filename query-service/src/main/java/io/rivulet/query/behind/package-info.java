/** Answers who is behind a number: the people of the events that were counted. It hides how they are put in order. */
@NullMarked
package io.rivulet.query.behind;

import org.jspecify.annotations.NullMarked;
