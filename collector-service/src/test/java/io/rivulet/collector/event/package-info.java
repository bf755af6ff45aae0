@NullMarked
package io.rivulet.collector.event;

import org.jspecify.annotations.NullMarked;
