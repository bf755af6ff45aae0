@NullMarked
package io.rivulet.collector.site;

import org.jspecify.annotations.NullMarked;
