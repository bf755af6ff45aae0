package io.rivulet.bench.http;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gathers the bytes of an answer until it is whole: one with a length, or none of a body, as the collector's all are. */
final class AnswerBytes {

    private static final byte[] LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'};
    private static final byte[] CLOSE = {
        'c', 'o', 'n', 'n', 'e', 'c', 't', 'i', 'o', 'n', ':', ' ', 'c', 'l', 'o', 's', 'e'
    };
    private static final int CASE = 0x20;

    private byte[] bytes = new byte[4096];
    private int size;

    /** Takes what has arrived. */
    void add(ByteBuffer arrived) {
        int more = arrived.remaining();
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
        arrived.get(bytes, size, more);
        size += more;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    /** The answer and forgets it, once all of it is there; an interim one (1xx) is skipped. */
    @Nullable Answer take() {
        while (true) {
            int bodyAt = endOfHead();
            if (bodyAt < 0) {
                return null;
            }
            int status = status();
            int end = bodyAt + (status == 204 || status < 200 ? 0 : number(LENGTH, bodyAt));
            if (end > size) {
                return null;
            }
            Answer answer = new Answer(status, Arrays.copyOf(bytes, end), bodyAt, isLast(bodyAt));
            size -= end;
            System.arraycopy(bytes, end, bytes, 0, size);
            if (status >= 200) {
                return answer;
            }
        }
    }

    /** After the first space: the version before it is the sender's own, however strange. */
    private int status() {
        int at = 0;
        while (bytes[at] != ' ') {
            at++;
        }
        return 100 * (bytes[at + 1] - '0') + 10 * (bytes[at + 2] - '0') + bytes[at + 3] - '0';
    }

    /** Said in so many words, or meant by a version that knows no other way. */
    private boolean isLast(int bodyAt) {
        int version = 0;
        while (bytes[version] != ' ') {
            version++;
        }
        return bytes[version - 1] == '0' || find(CLOSE, bodyAt) >= 0;
    }

    private int endOfHead() {
        for (int i = 3; i < size; i++) {
            if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int number(byte[] header, int headEnd) {
        int at = find(header, headEnd);
        int number = 0;
        for (int i = at; at >= 0 && bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                number = 10 * number + bytes[i] - '0';
            }
        }
        return number;
    }

    /** Where a header's value starts; the name is in lower case. */
    private int find(byte[] name, int headEnd) {
        for (int line = 0; line < headEnd - name.length; line++) {
            if (bytes[line] == '\n' && startsWith(name, line + 1)) {
                return line + 1 + name.length;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] name, int at) {
        for (int i = 0; i < name.length; i++) {
            byte b = bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b + CASE : b) != name[i]) {
                return false;
            }
        }
        return true;
    }
}
