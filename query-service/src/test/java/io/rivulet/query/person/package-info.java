@NullMarked
package io.rivulet.query.person;

import org.jspecify.annotations.NullMarked;
