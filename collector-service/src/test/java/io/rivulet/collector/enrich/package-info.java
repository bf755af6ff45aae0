@NullMarked
package io.rivulet.collector.enrich;

import org.jspecify.annotations.NullMarked;
