@NullMarked
package io.rivulet.collector.ingest;

import org.jspecify.annotations.NullMarked;
