/** Knows how the parts of the profile service hang together: its topology and its configuration. It hides nothing. */
@NullMarked
package io.rivulet.profile;

import org.jspecify.annotations.NullMarked;
