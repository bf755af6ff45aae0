/** Knows what a user agent and its hints tell of a device; pure. It hides the rules and how they are tried in microseconds. */
@NullMarked
package io.rivulet.collector.enrich.device;

import org.jspecify.annotations.NullMarked;
