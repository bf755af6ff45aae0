/** Knows the sites: whom a key names, from where it may be used, and how that changes while the service runs. It hides how keys are kept. */
@NullMarked
package io.rivulet.collector.site;

import org.jspecify.annotations.NullMarked;
