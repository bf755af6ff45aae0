@NullMarked
package io.rivulet.query.fleet;

import org.jspecify.annotations.NullMarked;
