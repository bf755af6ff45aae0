/** Knows what calls of Segment's HTTP API, and of RudderStack's, say in our words; pure. It hides their contexts and consent categories. */
@NullMarked
package io.rivulet.collector.segment;

import org.jspecify.annotations.NullMarked;
