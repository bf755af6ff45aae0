@NullMarked
package io.rivulet.collector.limit;

import org.jspecify.annotations.NullMarked;
