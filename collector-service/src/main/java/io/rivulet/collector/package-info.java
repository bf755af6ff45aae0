/** What can be set about the collector; it hides nothing. */
@NullMarked
package io.rivulet.collector;

import org.jspecify.annotations.NullMarked;
