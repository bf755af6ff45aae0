@NullMarked
package io.rivulet.collector.enrich.place;

import org.jspecify.annotations.NullMarked;
