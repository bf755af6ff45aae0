package io.rivulet.acceptance.lives;

import static io.rivulet.schemas.fixtures.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.schemas.avro.UserEvent;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six visitors of a recording, four events each: every way of being known once. */
class RecordedLivesTest {

    private final RecordedLives lives = new RecordedLives(
            IntStream.range(0, 24)
                    .mapToObj(n -> anEvent()
                            .id("e" + n)
                            .by("visitor-" + n % 6)
                            .at("10:" + (10 + n))
                            .view("/")
                            .build())
                    .toList(),
            "shop");

    @Test
    void everyVisitorHasALifeAndNobodyElse() {
        assertThat(IntStream.range(0, 6))
                .allSatisfy(number -> assertThat(lives.life(number)).isPresent());
        assertThat(lives.life(6)).isEmpty();
    }

    @Test
    void nothingThatWasRecordedIsLostOrToldTwice() {
        assertThat(IntStream.range(0, 6).boxed().flatMap(number -> events(number).stream()))
                .filteredOn(event -> event.getEventName().equals("page_view"))
                .extracting(UserEvent::getEventId)
                .doesNotHaveDuplicates()
                .hasSize(24);
    }

    @Test
    void eachIsKnownInAnotherWay() {
        assertThat(told(0)).isEqualTo("shop-0 x4");
        assertThat(told(1)).isEqualTo("shop-1 as shop-user-1 x4");
        assertThat(told(2)).isEqualTo("shop-2 x4, shop-2 identify as shop-user-2 x1");
        assertThat(told(3))
                .isEqualTo("shop-3 x2, shop-3 identify as shop-user-3 x1, shop-3-again x2, "
                        + "shop-3-again identify as shop-user-3 x1");
        assertThat(told(4))
                .isEqualTo("shop-4 x2, shop-4 identify as shop-user-4-before x1, shop-4-again x2, "
                        + "shop-4-again alias as shop-user-4 x1, shop-4-again identify as shop-user-4 x1");
        assertThat(told(5)).isEqualTo("shop-5 x4, shop-5 identify as guest x1");
    }

    private String told(int number) {
        return events(number).stream()
                .collect(Collectors.groupingBy(
                        event -> event.getVisitorId()
                                + (event.getEventName().equals("page_view") ? "" : " " + event.getEventName())
                                + (event.getUserId() == null ? "" : " as " + event.getUserId()),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(line -> line.getKey() + " x" + line.getValue())
                .collect(Collectors.joining(", "));
    }

    private List<UserEvent> events(int number) {
        return lives.life(number).orElseThrow().drafts().stream()
                .map(Draft::event)
                .toList();
    }
}
