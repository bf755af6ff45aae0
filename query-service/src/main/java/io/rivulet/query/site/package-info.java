/** Answers which sites there are, when their days begin and what is known of their events. It hides where that stands. */
@NullMarked
package io.rivulet.query.site;

import org.jspecify.annotations.NullMarked;
