/**
 * Knows how to run the whole fleet on one machine and keep it running; hides processes, ports, pid files and the order
 * of starting and stopping.
 */
@NullMarked
package io.rivulet.deploy.local;

import org.jspecify.annotations.NullMarked;
