/**
 * Knows which instance of a streams service holds a key, and asks it; how far the services have come; how often an event
 * came. It hides addresses, partitions, stand-ins and everything that is tried before an answer is there.
 */
@NullMarked
package io.rivulet.query.fleet;

import org.jspecify.annotations.NullMarked;
