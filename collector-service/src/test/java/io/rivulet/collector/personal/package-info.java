/** Tests of what may be kept of personal data. */
@NullMarked
package io.rivulet.collector.personal;

import org.jspecify.annotations.NullMarked;
