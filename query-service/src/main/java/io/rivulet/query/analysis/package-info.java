/** Knows what every analysis is asked with: sites, a range, whether bots count. It hides where that stands in a body. */
@NullMarked
package io.rivulet.query.analysis;

import org.jspecify.annotations.NullMarked;
