package io.rivulet.collector.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameWordsTest {

    private static final Pattern BETWEEN_WORDS = Pattern.compile(
            "[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})");

    @ParameterizedTest
    @CsvSource({
        "customerEmail, customer email",
        "customer-e_mail, customer e mail",
        "HTTPStatus2Code, http status 2 code",
        "e164, e 164",
        "Téléphone, téléphone",
        "_id_, id"
    })
    void caseDigitsAndSignsBeginWords(String name, String words) {
        assertThat(NameWords.of(name)).containsExactly(words.split(" ", -1));
    }

    @Test
    void theyAreThoseThatALongerDescriptionFinds() {
        long seed = new Random().nextLong();

        assertThat(NastyTexts.of(seed, 50_000))
                .as("seed %d", seed)
                .allSatisfy(name -> assertThat(NameWords.of(name)).isEqualTo(described(name)));
    }

    private static List<String> described(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name, -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .toList();
    }
}
