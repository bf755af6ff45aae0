/** Knows what recordings say and how collectors fail; hides nothing. */
@NullMarked
package io.rivulet.deploy.local.replay;

import org.jspecify.annotations.NullMarked;
