/** Knows what it costs to get events from their topic into Postgres; hides the topic, the database and who does it. */
@NullMarked
package io.rivulet.bench.projection;

import org.jspecify.annotations.NullMarked;
