package io.rivulet.bench.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerFramesTest {

    private final List<String> taken = new ArrayList<>();
    private final ServerFrames frames = new ServerFrames();

    @Test
    void framesOfAllLengthsAreWholeHoweverTheyArrive() {
        List<String> texts = List.of("a", "", "b".repeat(125), "c".repeat(126), "d".repeat(65_535), "e".repeat(65_536));
        ByteBuffer all = ByteBuffer.allocate(200_000);
        texts.forEach(text -> put(all, text));
        all.flip();
        for (int step : new int[] {1, 2, 7, 1_000, 200_000}) {
            taken.clear();
            ByteBuffer rest = all.duplicate();
            while (rest.hasRemaining()) {
                int size = Math.min(step, rest.remaining());
                // A buffer of its own: what is kept must not be part of the caller's.
                byte[] part = new byte[size];
                rest.get(part);
                frames.arrived(ByteBuffer.wrap(part), this::take);
            }
            assertThat(taken).as("%d bytes at a time", step).isEqualTo(texts);
        }
    }

    @Test
    void farewellsAreTold() {
        frames.arrived(ByteBuffer.wrap(new byte[] {(byte) 0x88, 2, 0x11, 0x31}), (opcode, payload) -> {
            assertThat(opcode).isEqualTo(ServerFrames.CLOSE);
            assertThat(payload.getShort()).isEqualTo((short) 4401);
            taken.add("farewell");
        });
        assertThat(taken).containsExactly("farewell");
    }

    private void take(int opcode, ByteBuffer payload) {
        assertThat(opcode).isEqualTo(ServerFrames.TEXT);
        taken.add(StandardCharsets.US_ASCII.decode(payload).toString());
    }

    private static void put(ByteBuffer all, String text) {
        all.put((byte) 0x81);
        if (text.length() < 126) {
            all.put((byte) text.length());
        } else if (text.length() < 65_536) {
            all.put((byte) 126).putShort((short) text.length());
        } else {
            all.put((byte) 127).putLong(text.length());
        }
        all.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
