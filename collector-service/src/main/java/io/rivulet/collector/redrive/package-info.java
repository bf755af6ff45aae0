/** Knows what lies in {@code rejected-events} and how to find it again. It hides Kafka's offsets and the seal. */
@NullMarked
package io.rivulet.collector.redrive;

import org.jspecify.annotations.NullMarked;
