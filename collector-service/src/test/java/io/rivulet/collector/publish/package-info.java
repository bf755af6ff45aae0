@NullMarked
package io.rivulet.collector.publish;

import org.jspecify.annotations.NullMarked;
