/** Knows how a person is shown to the other services. It hides the stores. */
@NullMarked
package io.rivulet.profile.serving;

import org.jspecify.annotations.NullMarked;
