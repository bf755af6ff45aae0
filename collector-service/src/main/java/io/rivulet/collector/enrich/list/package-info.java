/** Knows how the lists look that enrichment works with; pure. It hides where they lie. */
@NullMarked
package io.rivulet.collector.enrich.list;

import org.jspecify.annotations.NullMarked;
