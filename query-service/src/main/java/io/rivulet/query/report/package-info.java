/** Answers what happened in a range of days. It hides how numbers are counted. */
@NullMarked
package io.rivulet.query.report;

import org.jspecify.annotations.NullMarked;
