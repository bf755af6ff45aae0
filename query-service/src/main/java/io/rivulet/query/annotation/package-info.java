/** Keeps what somebody noted about a day, a release or a campaign's begin, to be shown beside its numbers. It hides where. */
@NullMarked
package io.rivulet.query.annotation;

import org.jspecify.annotations.NullMarked;
