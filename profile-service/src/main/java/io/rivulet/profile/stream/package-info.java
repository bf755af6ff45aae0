/** Knows how facts find the person they belong to now. It hides the stores and the way people move. */
@NullMarked
package io.rivulet.profile.stream;

import org.jspecify.annotations.NullMarked;
