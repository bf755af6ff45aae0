package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class SuccessionTest {

    private static final TopicPartition VISITORS = new TopicPartition("visitors", 3);
    private static final TopicPartition LINKS = new TopicPartition("links", 3);
    private static final TopicPartition OTHERS = new TopicPartition("visitors", 4);

    @Test
    void whatIsAtTheHeadOfEveryChangelogIsComplete() {
        assertThat(complete(Map.of(VISITORS, 7L, LINKS, 2L), Map.of(VISITORS, 7L, LINKS, 2L)))
                .containsExactly(3);
    }

    @Test
    void oneRecordBeforeTheHeadOfOneItIsNot() {
        assertThat(complete(Map.of(VISITORS, 7L, LINKS, 1L), Map.of(VISITORS, 7L, LINKS, 2L)))
                .isEmpty();
    }

    @Test
    void theMarkerOfWhatIsDecidedIsNothingToMiss() {
        assertThat(Succession.complete(
                        Set.of(3), Map.of(VISITORS, 6L), Map.of(VISITORS, 7L), (behind, heads) -> Set.of(VISITORS)))
                .containsExactly(3);
    }

    @Test
    void whatOthersLackPlaysNoPart() {
        assertThat(complete(Map.of(VISITORS, 7L, OTHERS, 1L), Map.of(VISITORS, 7L, OTHERS, 9L)))
                .containsExactly(3);
    }

    @Test
    void whereNoHeadIsKnownNothingIsComplete() {
        assertThat(complete(Map.of(VISITORS, 7L), Map.of())).isEmpty();
    }

    private static Set<Integer> complete(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> heads) {
        return Succession.complete(Set.of(3), positions, heads, (behind, ends) -> Set.of());
    }
}
