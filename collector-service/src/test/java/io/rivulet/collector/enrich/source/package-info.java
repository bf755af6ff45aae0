@NullMarked
package io.rivulet.collector.enrich.source;

import org.jspecify.annotations.NullMarked;
