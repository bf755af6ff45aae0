package io.rivulet.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.problem.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterReaderTest {

    private static final Scope SCOPE = new Scope(
            List.of("demo"),
            new TimeRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC),
            false);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['x']                                                      | filters[0]
            [[]]                                                       | filters[0]
            [['is','event:page']]                                      | filters[0][2]
            [['is','event:page',[]]]                                   | filters[0][2]
            [['is','event:page',[7]]]                                  | filters[0][2][0]
            [['is','event:page',['a'],{'case':false}]]                 | filters[0][3]
            [['is','event:page',['a'],{'case_sensitive':1}]]           | filters[0][3].case_sensitive
            [['is','event:page',['a'],{},1]]                           | filters[0]
            [['is','event:name',['a']],['like','event:name',['a']]]    | filters[1][0]
            [['is','event:name',['a']],['is','name',['a']]]            | filters[1][1]
            [['is','time:day',['a']]]                                  | filters[0][1]
            [['is','event:props:',['a']]]                              | filters[0][1]
            [['and',[]]]                                               | filters[0][1]
            [['or',[['is','event:name',['a']],['not',['x','y']]]]]     | filters[0][1][1][1][0]
            [['not',['is','event:name',['a']],1]]                      | filters[0]
            [['has_done',['has_done',['is','event:name',['a']]]]]      | filters[0][1]
            [['matches','event:page',['(']]]                           | filters[0][2][0]
            [['is','segment',['vip','nobody']]]                        | filters[0][2][1]
            [['is','segment',[]]]                                      | filters[0][2]
            [['is','audience',['vip']]]                                | filters[0][2][0]
            [['contains','segment',['vip']]]                           | filters[0][0]
            [['is','segment',['vip'],{'case_sensitive':false}]]        | filters[0]
            {}                                                         | filters
            """)
    void whatIsWrongIsNamedByItsPlace(String json, String place) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Refusal.Violation::field)
                                .containsExactly(place));
    }

    @Test
    void eightDeepIsTakenAndNineIsNot() throws Exception {
        assertThat(read(nested(7)).parts()).hasSize(1);
        assertThatThrownBy(() -> read(nested(8))).isInstanceOf(Refusal.class);
    }

    @Test
    void hundredFiltersAreTakenAndOneMoreIsNot() throws Exception {
        assertThat(read(repeated(100)).parts()).hasSize(100);
        assertThatThrownBy(() -> read(repeated(101))).isInstanceOf(Refusal.class);
    }

    @Test
    void expressionOfTwoHundredCharactersIsTakenAndOneMoreIsNot() throws Exception {
        String filter = "[['matches','event:page',['%s']]]";
        assertThat(read(filter.formatted("a".repeat(200))).parts()).hasSize(1);
        assertThatThrownBy(() -> read(filter.formatted("a".repeat(201)))).isInstanceOf(Refusal.class);
    }

    @Test
    void noValueIsInTheText() throws Exception {
        String evil = "x`; DROP TABLE events; --";
        for (String operator : List.of("is", "contains_not", "matches", "matches_wildcard")) {
            SqlText sql =
                    SCOPE.events(read("[['%s','event:props:%s',[\"%s\"]]]".formatted(operator, "k`ey", evil)), true);
            assertThat(sql.text()).doesNotContain("DROP").doesNotContain("k'ey");
            assertThat(sql.text().chars().filter(c -> c == '?').count())
                    .isEqualTo(sql.values().size());
        }
    }

    @Test
    void likeSignsAndExpressionsSignsInTextsAreTexts() throws Exception {
        assertThat(SCOPE.onEvents(read("[['contains','event:page',['50%_\\\\\\\\']]]"))
                        .values())
                .containsExactly(List.of("%50\\%\\_\\\\\\\\%"));
        assertThat(SCOPE.onEvents(read("[['matches_wildcard','event:page',['/a.b/*/**']]]"))
                        .values())
                .containsExactly(List.of("^\\/a\\.b\\/[^/]*\\/.*$"));
    }

    private static String nested(int deep) {
        return "[" + "['not',".repeat(deep) + "['is','event:name',['a']]" + "]".repeat(deep) + "]";
    }

    private static String repeated(int times) {
        return "[" + String.join(",", Collections.nCopies(times, "['is','event:name',['a']]")) + "]";
    }

    private static Filter.And read(String json) throws Exception {
        String body = "{\"filters\":" + json.replace('\'', '"').replace('`', '\'') + "}";
        return FilterReader.read(Asked.body(new ObjectMapper().readTree(body)).at("filters"));
    }
}
