package io.rivulet.schemas;

import java.io.IOException;
import org.apache.avro.io.Encoder;

/**
 * A record that still has the bytes that it was read from. Who writes it on, alone or as part of another, writes those:
 * to write a record field by field that nobody has changed costs several times as much.
 */
interface AsRead {

    /**
     * Takes the bytes over, which must be those of this record under the very schema that it is written with.
     *
     * @param bytes never changed from then on
     * @param from where the record begins, of a length
     */
    void readFrom(byte[] bytes, int from, int length);

    /**
     * Writes the bytes.
     *
     * @return whether there were any
     */
    boolean writeTo(Encoder out) throws IOException;
}
