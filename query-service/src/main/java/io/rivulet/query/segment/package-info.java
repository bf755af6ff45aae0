/** Knows by which rules people fall into segments. It hides where a profile keeps what the rules look at. */
@NullMarked
package io.rivulet.query.segment;

import org.jspecify.annotations.NullMarked;
