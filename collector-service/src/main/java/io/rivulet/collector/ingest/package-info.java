/** Knows HTTP: paths, keys, bodies, answers and problems. It hides how an event is judged and where it goes. */
@NullMarked
package io.rivulet.collector.ingest;

import org.jspecify.annotations.NullMarked;
