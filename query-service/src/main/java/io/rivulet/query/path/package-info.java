/** Answers which way people go through a visit. It hides how visits are laid side by side. */
@NullMarked
package io.rivulet.query.path;

import org.jspecify.annotations.NullMarked;
