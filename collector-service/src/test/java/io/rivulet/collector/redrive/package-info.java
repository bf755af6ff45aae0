@NullMarked
package io.rivulet.collector.redrive;

import org.jspecify.annotations.NullMarked;
