/** Knows what the models owe by hand and by brute force. It hides where paths come from. */
@NullMarked
package io.rivulet.query.attribution.credit;

import org.jspecify.annotations.NullMarked;
