/** Knows what of an address is kept. It hides nothing. */
@NullMarked
package io.rivulet.query.access;

import org.jspecify.annotations.NullMarked;
