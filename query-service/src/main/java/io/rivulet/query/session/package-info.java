/** Answers what one visit was. It hides that a visit may have become part of another. */
@NullMarked
package io.rivulet.query.session;

import org.jspecify.annotations.NullMarked;
