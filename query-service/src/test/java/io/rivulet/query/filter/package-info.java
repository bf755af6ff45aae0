@NullMarked
package io.rivulet.query.filter;

import org.jspecify.annotations.NullMarked;
