/** What other pods may ask of this one about its visitors. */
@NullMarked
package io.rivulet.sessionizer.serving;

import org.jspecify.annotations.NullMarked;
