package io.rivulet.query.filter;

import static io.rivulet.query.ProfileBuilder.aProfile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rivulet.query.RandomShop;
import io.rivulet.query.projection.Feed;
import io.rivulet.query.projection.ProjectedDatabase;
import io.rivulet.query.store.Questions;
import io.rivulet.schemas.Topics;
import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.SessionState;
import io.rivulet.schemas.avro.UserScores;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Filters by who people are now find what those people did, and what all others did. */
@Timeout(60)
class PeopleFilterIT {

    private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");
    private static final int EAGER = 12;
    private static final int KNOWN = 25;

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Questions questions = new Questions(database.dataSource(), Duration.ofSeconds(30));
    private final Scope scope =
            new Scope(List.of("north"), new TimeRange(BEGIN, BEGIN.plus(Duration.ofDays(20)), ZoneOffset.UTC), false);
    private final RandomShop shop = RandomShop.of(9, "north", BEGIN, 240);

    @BeforeEach
    void project() throws Exception {
        shop.told().projectInto(database);
        var people = new Feed();
        // The last ones have no profile yet.
        for (int number = 0; number < KNOWN; number++) {
            String person = "person-" + number;
            var profile = aProfile(person, BEGIN).on("north");
            if (number % 5 == 0) {
                profile.did("add_to_cart", 1);
            }
            people.arrives(Topics.USER_PROFILES, 0, person, profile.build())
                    .arrives(Topics.USER_SCORES, 0, person, scores(person, number < EAGER ? 90 : 10));
        }
        people.projectInto(database);
    }

    @Test
    void eventsAndVisitsOfASegmentAreFoundAndThoseOfNobodyElse() throws Exception {
        isExact("[['is','segment',['high_intent']]]", PeopleFilterIT::isEager);
        isExact("[['is_not','segment',['high_intent']]]", person -> !isEager(person));
        isExact("[['is','segment',['high_intent','browser']]]", person -> number(person) < KNOWN);
        isExact(
                "[['or',[['is','segment',['high_intent']],['is_not','segment',['browser']]]]]",
                person -> isEager(person) || number(person) >= KNOWN);
    }

    @Test
    void anAudienceHasOnlyThoseWhoConsentToMarketing() throws Exception {
        // Consent is what the newest event says: at the time at which the profile was last seen there is none.
        isExact("[['is','audience',['cart_abandoners']]]", person -> false);
        database.execute(
                "UPDATE persons p SET last_seen_at = (SELECT max(occurred_at) FROM events e WHERE e.person_id ="
                        + " p.person_id) WHERE EXISTS (SELECT 1 FROM events e WHERE e.person_id = p.person_id)");
        database.execute("UPDATE events SET consent_marketing = true");
        isExact("[['is','audience',['cart_abandoners']]]", person -> number(person) < KNOWN && number(person) % 5 == 0);
    }

    @Test
    void whoDidSomethingIsAskedOfTheSegmentToo() throws Exception {
        long expected = shop.events().stream()
                .filter(event -> !event.told().getBot() && event.visit() != null && isEager(event.person()))
                .count();
        assertThat(count(scope.events(read("[['has_done',['is','segment',['high_intent']]]]"), false)))
                .isEqualTo(expected)
                .isPositive();
    }

    private void isExact(String filters, Predicate<String> who) throws Exception {
        assertThat(count(scope.events(read(filters), false)))
                .isEqualTo(shop.events().stream()
                        .filter(event -> !event.told().getBot() && who.test(event.person()))
                        .count());
        assertThat(count(scope.visits(read(filters))))
                .isEqualTo(shop.visits().stream()
                        .filter(visit -> !visit.getBot()
                                && visit.getState() != SessionState.MERGED_INTO
                                && who.test(visit.getPersonId()))
                        .count());
    }

    private long count(SqlText from) {
        SqlText statement = SqlText.of("SELECT count(*) AS found ").then(from);
        return questions
                .list(statement.text(), row -> row.number("found"), statement.values())
                .get(0);
    }

    private static boolean isEager(String person) {
        return number(person) < EAGER;
    }

    private static int number(String person) {
        return Integer.parseInt(person.substring("person-".length()));
    }

    private static Filter.And read(String json) throws JsonProcessingException {
        return FilterReader.read(new Asked(new ObjectMapper().readTree(json.replace('\'', '"')), "filters"));
    }

    private static UserScores scores(String person, double lead) {
        return UserScores.newBuilder()
                .setPersonId(person)
                .setEngagement(10)
                .setLead(lead)
                .setChurnRisk(ChurnRisk.VERY_LOW)
                .setModel("rules-v1")
                .setLastSeenAt(BEGIN)
                .setComputedAt(BEGIN)
                .build();
    }
}
