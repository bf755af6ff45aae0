/** Tests of the profile service as a whole. */
@NullMarked
package io.rivulet.profile;

import org.jspecify.annotations.NullMarked;
