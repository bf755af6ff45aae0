/**
 * What every streams service is made of besides its topology: the settings of exactly-once, what becomes of a record
 * that can't be read, who holds which partition, and how a store is asked. It knows no topology.
 */
@NullMarked
package io.rivulet.streams;

import org.jspecify.annotations.NullMarked;
