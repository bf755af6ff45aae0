/**
 * Knows how to send a recorded clickstream through the collector and what became of it; hides the recordings' formats,
 * the batches and the second attempts.
 */
@NullMarked
package io.rivulet.deploy.local.replay;

import org.jspecify.annotations.NullMarked;
