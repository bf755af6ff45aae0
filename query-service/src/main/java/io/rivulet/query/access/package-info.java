/** Knows who may ask what. It hides how tokens are made, kept and recognised. */
@NullMarked
package io.rivulet.query.access;

import org.jspecify.annotations.NullMarked;
