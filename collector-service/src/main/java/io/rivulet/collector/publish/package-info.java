/** Knows how records get into Kafka and when they are safe there. It hides the producer, the registry and their health. */
@NullMarked
package io.rivulet.collector.publish;

import org.jspecify.annotations.NullMarked;
