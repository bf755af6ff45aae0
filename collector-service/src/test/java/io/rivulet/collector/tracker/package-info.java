@NullMarked
package io.rivulet.collector.tracker;

import org.jspecify.annotations.NullMarked;
