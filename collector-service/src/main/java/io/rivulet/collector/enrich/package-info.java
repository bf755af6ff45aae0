/** Knows what can be told from an event's page, referrer and device; pure. It hides the lists and rules that tell it. */
@NullMarked
package io.rivulet.collector.enrich;

import org.jspecify.annotations.NullMarked;
