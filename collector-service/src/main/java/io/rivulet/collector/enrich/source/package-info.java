/** Knows where visits come from; pure. It hides the lists of sites and click ids that tell it. */
@NullMarked
package io.rivulet.collector.enrich.source;

import org.jspecify.annotations.NullMarked;
