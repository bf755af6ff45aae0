/** Knows how Postgres is asked. It hides connections, and what a failing one means to who asked. */
@NullMarked
package io.rivulet.query.store;

import org.jspecify.annotations.NullMarked;
