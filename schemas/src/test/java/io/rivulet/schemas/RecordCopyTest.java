package io.rivulet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Place;
import org.junit.jupiter.api.Test;

class RecordCopyTest {

    private final Place place =
            Place.newBuilder().setCountry("GB").setCity("Leeds").build();

    @Test
    void oneValueIsAnotherAndTheRestIsAsItWas() {
        Place copy = RecordCopy.of(place).with("city", "York").done();

        assertThat(copy).isEqualTo(Place.newBuilder(place).setCity("York").build());
    }

    @Test
    void whatItWasCopiedFromStaysAsItWas() {
        RecordCopy.of(place).with("city", null).done();

        assertThat(place.getCity()).isEqualTo("Leeds");
    }

    @Test
    void aFieldThatIsNoneIsNamed() {
        var copy = RecordCopy.of(place);

        assertThatThrownBy(() -> copy.with("town", "York")).hasMessage("Place has no field town");
    }

    @Test
    void aValueOfAnotherTypeIsRefused() {
        var copy = RecordCopy.of(Consent.newBuilder().build());

        assertThatThrownBy(() -> copy.with("analytics", "yes")).isInstanceOf(ClassCastException.class);
    }
}
