/** Answers who comes back, and when. It hides how periods are counted. */
@NullMarked
package io.rivulet.query.retention;

import org.jspecify.annotations.NullMarked;
