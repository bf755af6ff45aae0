/** Tells whoever listens what happens, as it happens. It hides where frames come from, and how they are sent to many. */
@NullMarked
package io.rivulet.query.live;

import org.jspecify.annotations.NullMarked;
