/** The processors between topics and the domain: know the stores, hide their keys. */
@NullMarked
package io.rivulet.sessionizer.stream;

import org.jspecify.annotations.NullMarked;
