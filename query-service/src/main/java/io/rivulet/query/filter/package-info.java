/** Knows the analyst's words: dimensions, filters, ranges of time. It hides their form in JSON and in SQL, and holds no value in SQL text. */
@NullMarked
package io.rivulet.query.filter;

import org.jspecify.annotations.NullMarked;
