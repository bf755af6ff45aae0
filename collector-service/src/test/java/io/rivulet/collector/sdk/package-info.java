@NullMarked
package io.rivulet.collector.sdk;

import org.jspecify.annotations.NullMarked;
