/** Knows who may be addressed for what. It hides where a profile keeps what the rules look at. */
@NullMarked
package io.rivulet.query.audience;

import org.jspecify.annotations.NullMarked;
