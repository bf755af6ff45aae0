/** Answers metrics by dimensions, in Plausible's form. It hides which tables they come from. */
@NullMarked
package io.rivulet.query.aggregate;

import org.jspecify.annotations.NullMarked;
