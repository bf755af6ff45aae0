/** Knows how to send prepared HTTP requests over many connections from one thread and cheaply; hides sockets. */
@NullMarked
package io.rivulet.bench.http;

import org.jspecify.annotations.NullMarked;
