@NullMarked
package io.rivulet.query;

import org.jspecify.annotations.NullMarked;
