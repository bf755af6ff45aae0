/** Knows how long analysts wait who ask about ten million events; hides where these come from and who answers. */
@NullMarked
package io.rivulet.bench.questions;

import org.jspecify.annotations.NullMarked;
