package io.rivulet.deploy.local.replay;

/** A kind of recording: what its lines mean. Lines come in the file's order, and once each. */
interface Recording {

    /** What it is, for people. */
    String kind();

    /** What a line means; never throws for what stands in a line. */
    LineMeaning read(String line);
}
