/** Knows what a visitor agreed to and enforces it; pure. It hides the salt under which those who did not agree are counted. */
@NullMarked
package io.rivulet.collector.consent;

import org.jspecify.annotations.NullMarked;
