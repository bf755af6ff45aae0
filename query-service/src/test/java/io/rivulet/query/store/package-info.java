/** Knows what becomes of Postgres' failures. It hides how they are provoked. */
@NullMarked
package io.rivulet.query.store;

import org.jspecify.annotations.NullMarked;
