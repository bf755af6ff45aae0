/** The sessionizer: its topology, its settings, and how both meet Quarkus. */
@NullMarked
package io.rivulet.sessionizer;

import org.jspecify.annotations.NullMarked;
