/** Keeps segments that people make out of filters. It hides where they are kept. */
@NullMarked
package io.rivulet.query.saved;

import org.jspecify.annotations.NullMarked;
