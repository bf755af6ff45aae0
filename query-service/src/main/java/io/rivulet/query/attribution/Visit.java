package io.rivulet.query.attribution;

import java.time.Instant;

/** A visit of a person, by what brought it. */
record Visit(String name, boolean direct, Instant at) {}
