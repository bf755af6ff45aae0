/** Knows how to spoil a request and what every answer must be nonetheless; hides chance, which a seed decides. */
@NullMarked
package io.rivulet.bench.fuzz;

import org.jspecify.annotations.NullMarked;
