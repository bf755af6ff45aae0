package io.rivulet.schemas;

import io.rivulet.schemas.avro.UserEvent;
import java.io.IOException;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;

/** An event that is passed on as it came. A copy of it, which may say something else, is written anew. */
final class UserEventAsRead extends UserEvent implements AsRead {

    private static final long serialVersionUID = 1L;

    private transient byte @Nullable [] bytes;
    private transient int from;
    private transient int length;

    @Override
    public void readFrom(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    @Override
    public boolean writeTo(Encoder out) throws IOException {
        if (bytes == null) {
            return false;
        }
        out.writeFixed(bytes, from, length);
        return true;
    }

    @Override
    public void put(int field, @Nullable Object value) {
        bytes = null;
        super.put(field, value);
    }
}
