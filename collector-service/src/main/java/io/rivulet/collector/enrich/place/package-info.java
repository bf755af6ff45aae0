/** Knows where in the world a network address is; pure. It hides the database and that it may be changed while it is used. */
@NullMarked
package io.rivulet.collector.enrich.place;

import org.jspecify.annotations.NullMarked;
