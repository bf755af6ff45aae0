/** Keeps views of the dashboard by name: an address is all of what one shows. It hides where they are kept. */
@NullMarked
package io.rivulet.query.view;

import org.jspecify.annotations.NullMarked;
