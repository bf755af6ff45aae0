@NullMarked
package io.rivulet.collector.enrich.device;

import org.jspecify.annotations.NullMarked;
