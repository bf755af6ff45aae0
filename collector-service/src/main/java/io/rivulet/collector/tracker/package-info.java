/** Knows the scripts that pages load and how they are served; it hides how the build has packed them. */
@NullMarked
package io.rivulet.collector.tracker;

import org.jspecify.annotations.NullMarked;
