@NullMarked
package io.rivulet.query.site;

import org.jspecify.annotations.NullMarked;
