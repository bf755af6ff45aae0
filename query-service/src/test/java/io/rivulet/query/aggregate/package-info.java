@NullMarked
package io.rivulet.query.aggregate;

import org.jspecify.annotations.NullMarked;
