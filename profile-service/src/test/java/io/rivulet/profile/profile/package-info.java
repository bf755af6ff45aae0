/** Tests of the arithmetic of profiles. */
@NullMarked
package io.rivulet.profile.profile;

import org.jspecify.annotations.NullMarked;
