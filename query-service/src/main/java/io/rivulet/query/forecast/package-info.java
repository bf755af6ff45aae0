/** Answers how a number may go on. It hides where its history comes from. */
@NullMarked
package io.rivulet.query.forecast;

import org.jspecify.annotations.NullMarked;
