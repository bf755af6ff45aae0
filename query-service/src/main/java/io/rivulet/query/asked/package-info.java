/** Reads what questions say in addresses and bodies, and names what is wrong with it. It hides JSON. */
@NullMarked
package io.rivulet.query.asked;

import org.jspecify.annotations.NullMarked;
