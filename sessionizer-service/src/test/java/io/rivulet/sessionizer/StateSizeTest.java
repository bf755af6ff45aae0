package io.rivulet.sessionizer;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static io.rivulet.schemas.fixtures.EventBuilder.time;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What visitors, their events and their ids cost, in bytes of keys and values, as stores and changelogs have them. */
class StateSizeTest {

    private static final int VISITORS = Integer.getInteger("rivulet.state.visitors", 10);
    private static final int EVENTS_EACH = 10;

    @TempDir
    Path stateDir;

    @Test
    void whatAVisitorAndAnEventTakeStaysWithinBounds() {
        try (var diary = new Diary(stateDir)) {
            deliver(diary, 0, 1);
            Map<String, Long> visitors = diary.stateBytes();
            deliver(diary, 1, EVENTS_EACH);
            Map<String, Long> events = new HashMap<>(diary.stateBytes());
            visitors.forEach((store, bytes) -> events.merge(store, -bytes, Long::sum));

            long visitor = sum(visitors) / VISITORS;
            long event = sum(events) / VISITORS / (EVENTS_EACH - 1);

            visitors.replaceAll((store, bytes) -> bytes / VISITORS);
            events.replaceAll((store, bytes) -> bytes / VISITORS / (EVENTS_EACH - 1));
            System.out.printf(
                    "a live visitor %,d bytes %s, each more event of the visit %,d %s, ids included%n",
                    visitor, visitors, event, events);
            assertThat(visitor).isLessThan(1_500);
            assertThat(event).isLessThan(350);
            assertThat(diary.idsElsewhere()).isZero();
        }
    }

    /** A row is written again with each event: who sends much must not make it long. */
    @ParameterizedTest
    @ValueSource(ints = {150, 4_000})
    void theRowOfWhoComesByAnotherAddressEachTimeStaysShort(int noise) {
        var random = new Random(1);
        try (var diary = new Diary(stateDir)) {
            for (int n = 0; n < 10 * EVENTS_EACH; n++) {
                byte[] address = new byte[noise];
                random.nextBytes(address);
                var event = pageView(1, n);
                diary.sees(UserEvent.newBuilder(event)
                        .setPage(Page.newBuilder(event.getPage())
                                .setReferrer("https://elsewhere.example/"
                                        + HexFormat.of().formatHex(address))
                                .build())
                        .build());
            }

            assertThat(diary.stateBytes().get("visitors")).isLessThan(10_000L);
            assertThat(diary.counted()).hasSize(10 * EVENTS_EACH);
        }
    }

    private static void deliver(Diary diary, int from, int to) {
        for (int n = from; n < to; n++) {
            for (int v = 0; v < VISITORS; v++) {
                diary.sees(pageView(v, n));
            }
        }
    }

    /** With ids, address and browser as long as they usually are. */
    private static UserEvent pageView(int visitor, int number) {
        String path = "/shop/products/category-" + number + "/product-" + visitor;
        return UserEvent.newBuilder(anEvent()
                        .by(uuid(visitor))
                        .id(uuid(1_000 * visitor + number + 1_000_000))
                        .content(new Random(1_000L * visitor + number).nextLong())
                        .at(time("10:00").plusSeconds(20L * number))
                        .build())
                .setPage(new Page("https://www.shop.example" + path, path, "A product of the shop", null))
                .setDevice(Device.newBuilder()
                        .setType("desktop")
                        .setOs("Windows")
                        .setBrowser("Chrome")
                        .setBrowserVersion("131.0.0.0")
                        .setUserAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/131.0.0.0 Safari/537.36")
                        .setScreenResolution("1920x1080")
                        .setViewport("1903x969")
                        .build())
                .build();
    }

    private static String uuid(int number) {
        var random = new Random(number);
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }
}
