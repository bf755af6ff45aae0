package io.rivulet.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AnswerBytesTest {

    private static final String ANSWER = "HTTP/1.1 202 Accepted\r\nContent-Length: 5\r\nX-Other: 1\r\n\r\nhello";

    private final AnswerBytes bytes = new AnswerBytes();

    @Test
    void anAnswerIsWholeWithItsLastByteAndNotBefore() {
        add(ANSWER.substring(0, ANSWER.length() - 1));
        assertThat(bytes.take()).isNull();

        add("o");
        Answer answer = Objects.requireNonNull(bytes.take());
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.header("x-other")).hasValue("1");
        assertThat(bytes.isEmpty()).isTrue();
    }

    @Test
    void anAnswerWithoutABodyEndsWithItsHead() {
        add("HTTP/1.1 204 No Content\r\nX-Accepted: 1\r\n\r\n");

        assertThat(Objects.requireNonNull(bytes.take()).body()).isEmpty();
    }

    @Test
    void anInterimAnswerIsNone() {
        add("HTTP/1.1 100 Continue\r\n\r\n" + ANSWER);

        assertThat(Objects.requireNonNull(bytes.take()).status()).isEqualTo(202);
    }

    @Test
    void whatFollowsAnAnswerStays() {
        add(ANSWER + "HTTP/1.1 400");

        assertThat(Objects.requireNonNull(bytes.take()).body()).isEqualTo("hello");
        assertThat(bytes.isEmpty()).isFalse();
    }

    @Test
    void aVersionThatIsNoneHidesNoStatus() {
        add("\\U0000HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");

        assertThat(Objects.requireNonNull(bytes.take()).status()).isEqualTo(400);
    }

    @Test
    void anOldVersionClosesWithoutSayingSo() {
        add("HTTP/1.0 414 Request-URI Too Long\r\ncontent-length: 0\r\n\r\n");

        assertThat(Objects.requireNonNull(bytes.take()).closes()).isTrue();
    }

    @Test
    void whoeverClosesSaysSo() {
        add("HTTP/1.1 400 Bad Request\r\nConnection: close\r\ncontent-length: 0\r\n\r\n");

        assertThat(Objects.requireNonNull(bytes.take()).closes()).isTrue();
    }

    private void add(String text) {
        bytes.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
