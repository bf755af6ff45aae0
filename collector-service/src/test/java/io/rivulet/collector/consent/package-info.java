@NullMarked
package io.rivulet.collector.consent;

import org.jspecify.annotations.NullMarked;
