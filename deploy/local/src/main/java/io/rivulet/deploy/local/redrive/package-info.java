/** Knows how rejected events are sent again: {@code deploy/local/redrive}. It hides the collector's pages. */
@NullMarked
package io.rivulet.deploy.local.redrive;

import org.jspecify.annotations.NullMarked;
