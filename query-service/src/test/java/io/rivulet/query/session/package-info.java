@NullMarked
package io.rivulet.query.session;

import org.jspecify.annotations.NullMarked;
