/** Answers how many get from one step to the next. It hides how a person's events are walked through. */
@NullMarked
package io.rivulet.query.funnel;

import org.jspecify.annotations.NullMarked;
