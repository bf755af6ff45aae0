/** Answers what became of one event. It hides where its traces are. */
@NullMarked
package io.rivulet.query.trace;

import org.jspecify.annotations.NullMarked;
