package io.rivulet.query.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DimensionsTest {

    private static final TimeRange DAY =
            TimeRange.ofDays(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 2), ZoneOffset.UTC);
    private static final Asked PROPERTY = Asked.body(new TextNode("event:props:it's"));

    @Test
    void propertyIsDividedByTheBeginningOfItsValueAndFilteredByAllOfIt() {
        SqlText divided = Dimensions.toDivideBy(PROPERTY, DAY).onEvents();

        assertThat(divided.text()).isEqualTo("left(e.properties->>?, 255)");
        assertThat(divided.values()).containsExactly("it's");
        assertThat(Dimensions.toFilterBy(PROPERTY).onEvents().text()).isEqualTo("e.properties->>?");
    }
}
