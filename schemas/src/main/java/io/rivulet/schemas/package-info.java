/**
 * The words the services speak: every topic, the schema of its values and how both become bytes. It hides the
 * registry's client and the wire format.
 */
@NullMarked
package io.rivulet.schemas;

import org.jspecify.annotations.NullMarked;
