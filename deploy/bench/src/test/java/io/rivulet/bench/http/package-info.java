@NullMarked
package io.rivulet.bench.http;

import org.jspecify.annotations.NullMarked;
