/** Knows every way a question can go wrong, and its form on the wire (RFC 9457). It hides frameworks' own errors. */
@NullMarked
package io.rivulet.query.problem;

import org.jspecify.annotations.NullMarked;
