package io.rivulet.collector.enrich.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.collector.enrich.list.ListFile;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternIndexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Firefox/(\\d+) firefox/",
                "(?:Foo|Barx)/\\d foo,barx",
                "a(?:longer)?b(cd|efg) cd,efg",
                "[cC]url curl",
                "abc?def def",
                "abc{2}d abc",
                "abc{0,1}def def",
                "abcd+e abcd",
                "x(?!never)yz yz",
                "(?i)ABC abc",
                "^Silk\\/ silk/",
                "fine\\.\\-x fine.-x"
            })
    void anExpressionNeedsTheLongestTextThatCannotBeLeftOut(String regex, String literals) {
        assertThat(RequiredLiterals.of(regex)).isEqualTo(Set.of(literals.split(",")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\d+", "(?:foo|)", "(?:foo|\\d)", "[a-z]{3}", "(?:foo)?", "(foo)*", "x|foo", "[^f]oo?"})
    void anExpressionThatNeedsNothingIsAlwaysTried(String regex) {
        assertThat(RequiredLiterals.of(regex)).isEmpty();
        assertThat(new PatternIndex(List.of(regex)).candidates("").get(0)).isTrue();
    }

    @Test
    void theFirstExpressionThatMatchesIsFound() {
        var index = new PatternIndex(List.of("Chrome/(\\d+)x", "Chrome/(\\d+)", "Safari"));

        PatternIndex.Hit hit = Objects.requireNonNull(index.firstIn("Safari Chrome/12"));

        assertThat(hit.index()).isEqualTo(1);
        assertThat(hit.match().group(1)).isEqualTo("12");
        assertThat(index.firstIn("safari")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"browsers-newer.tsv", "browsers.tsv", "systems.tsv", "bots.tsv", "bots-newer.tsv"})
    void itFindsWhatTryingOneAfterTheOtherFinds(String list) {
        List<String> regexes = ListFile.read(PatternIndex.class, list).stream()
                .map(line -> line.needed(0))
                .toList();
        List<Pattern> patterns = regexes.stream().map(Pattern::compile).toList();
        var index = new PatternIndex(regexes);

        for (ListFile.Line line : ListFile.read(PatternIndex.class, "uap-core-sample.tsv")) {
            String userAgent = line.needed(2);
            PatternIndex.Hit hit = index.firstIn(userAgent);
            assertThat(hit == null ? null : hit.index()).as(userAgent).isEqualTo(first(patterns, userAgent));
        }
    }

    private static @Nullable Integer first(List<Pattern> patterns, String text) {
        for (int i = 0; i < patterns.size(); i++) {
            if (patterns.get(i).matcher(text).find()) {
                return i;
            }
        }
        return null;
    }
}
