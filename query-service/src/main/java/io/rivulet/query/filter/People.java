package io.rivulet.query.filter;

import io.rivulet.query.audience.Audience;
import io.rivulet.query.segment.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** By what people are told apart that they are now, whatever they were when something happened. */
enum People {
    SEGMENT {
        @Override
        List<String> names() {
            return Arrays.stream(Segment.values()).map(Segment::wireName).toList();
        }

        @Override
        SqlText having(List<String> names) {
            return SqlText.of(Segment.expression() + " = ANY (?)", names);
        }
    },
    AUDIENCE {
        @Override
        List<String> names() {
            return Arrays.stream(Audience.values()).map(Audience::wireName).toList();
        }

        @Override
        SqlText having(List<String> names) {
            return SqlText.of(Arrays.stream(Audience.values())
                    .filter(audience -> names.contains(audience.wireName()))
                    .map(audience -> "(" + audience.condition() + ")")
                    .collect(Collectors.joining(" OR ")));
        }
    };

    static Optional<People> named(Asked asked) {
        String word = asked.json().asText();
        return Arrays.stream(values())
                .filter(people -> Words.of(people).equals(word))
                .findFirst();
    }

    /** Those of any of the names. */
    Filter of(List<String> wanted) {
        return new Filter.OneOf(
                SqlText.of("SELECT p.person_id FROM persons p LEFT JOIN scores s USING (person_id) WHERE ")
                        .then(having(wanted)));
    }

    abstract List<String> names();

    /** A condition over {@code p} and {@code s}. */
    abstract SqlText having(List<String> wanted);

    String allowed() {
        return "Names of a " + Words.of(this) + ": " + String.join(", ", names())
                + (this == SEGMENT ? ", or the id of one that somebody made: GET /api/segments lists them." : ".");
    }
}
