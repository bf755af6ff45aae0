package io.rivulet.scoring.model;

import static io.rivulet.scoring.Profiles.aProfile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rivulet.schemas.avro.ChurnRisk;
import io.rivulet.schemas.avro.ScoreFactor;
import io.rivulet.schemas.avro.UserScores;
import io.rivulet.scoring.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesV1Test {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest(name = "{0} sessions, {1} minutes, {2} pages: {3}")
    @CsvSource({
        // Nothing, then each part below, at and above its cap.
        "0, 0, 0, 0",
        "1, 0, 0, 2",
        "14, 0, 0, 28",
        "15, 0, 0, 30",
        "16, 0, 0, 30",
        "1, 14, 0, 30",
        "1, 15, 0, 32",
        "1, 16, 0, 32",
        "1, 0, 3, 32",
        "1, 0, 4, 42",
        "1, 0, 5, 42",
        // A session's share, not the sum.
        "2, 10, 3, 29",
        "20, 400, 100, 100",
        // In the middle of a merge.
        "-1, -5, -3, 0",
        "0, 5, 3, 0"
    })
    void engagementIsVisitsAndTimeAndPages(long sessions, double minutes, long pages, double engagement) {
        var profile = aProfile("ada").sessions(sessions).minutes(minutes).pages(pages);

        assertThat(score(profile).getEngagement()).isEqualTo(engagement, within(1e-9));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "page_view, 0",
        "form_submit, 20",
        "price_checked, 15",
        "service_comparison, 10",
        "contact_info_viewed, 25",
        "pricing_viewed, 0"
    })
    void aLeadGivesItselfAway(String event, double lead) {
        assertThat(score(aProfile("ada").did(event)).getLead()).isEqualTo(lead);
    }

    @Test
    void aSignalCountsOnceHoweverOftenItIsSeen() {
        assertThat(score(aProfile("ada").did("form_submit", "form_submit")).getLead())
                .isEqualTo(20);
    }

    @Test
    void halfTheEngagementIsPartOfTheLead() {
        assertThat(score(aProfile("ada").sessions(15).did("price_checked")).getLead())
                .isEqualTo(30);
    }

    @Test
    void noLeadIsBetterThanAHundred() {
        var best = aProfile("ada")
                .sessions(20)
                .minutes(400)
                .pages(100)
                .did("form_submit", "price_checked", "service_comparison", "contact_info_viewed");

        UserScores scores = score(best);

        assertThat(scores.getLead()).isEqualTo(100);
        assertThat(scores.getFactors()).contains(new ScoreFactor("lead", "cap", -20.0));
    }

    @Test
    void theReasonsAddUpToTheScores() {
        var random = new Random(42);
        for (int i = 0; i < 200; i++) {
            var profile = aProfile("ada")
                    .sessions(random.nextInt(40))
                    .minutes(random.nextInt(600))
                    .pages(random.nextInt(200));
            if (random.nextBoolean()) {
                profile.did("form_submit", "contact_info_viewed", "price_checked");
            }

            UserScores scores = score(profile);

            assertThat(reasons(scores, "engagement")).isEqualTo(scores.getEngagement(), within(1e-9));
            assertThat(reasons(scores, "lead")).isEqualTo(scores.getLead(), within(1e-9));
            assertThat(scores.getLead()).isBetween(0.0, 100.0);
            assertThat(scores.getEngagement()).isBetween(0.0, 100.0);
        }
    }

    @ParameterizedTest(name = "away for {0} and {1} ms: {2}, changes after {3}")
    @CsvSource({
        "P0D, 0, VERY_LOW, P7D",
        "P7D, 0, VERY_LOW, P7D",
        "P7D, 1, LOW, P14D",
        "P14D, 0, LOW, P14D",
        "P14D, 1, MEDIUM, P30D",
        "P30D, 0, MEDIUM, P30D",
        "P30D, 1, HIGH,",
        "P-1D, 0, VERY_LOW, P7D"
    })
    void whoStaysAwayIsLikelyToStayAway(Duration days, long millis, ChurnRisk risk, Duration until) {
        Instant seen = NOW.minus(days).minusMillis(millis);

        UserScores scores = score(aProfile("ada").seen(seen));

        assertThat(scores.getChurnRisk()).isEqualTo(risk);
        assertThat(scores.getChangesAt())
                .isEqualTo(until == null ? null : seen.plus(until).plusMillis(1));
    }

    @Test
    void timeAloneChangesTheRiskAndNothingElse() {
        UserScores then = score(aProfile("ada").sessions(3).did("form_submit").seen(NOW));
        Instant later = NOW.plus(Duration.ofDays(7)).plusMillis(1);

        assertThat(RulesV1.asOf(then, later.minusMillis(1))).isSameAs(then);
        UserScores now = RulesV1.asOf(then, later);
        assertThat(now.getChurnRisk()).isEqualTo(ChurnRisk.LOW);
        assertThat(now.getComputedAt()).isEqualTo(later);
        assertThat(now.getLead()).isEqualTo(then.getLead());
        assertThat(now.getEngagement()).isEqualTo(then.getEngagement());
        assertThat(now.getFactors()).isEqualTo(then.getFactors());
        assertThat(now.getLastSeenAt()).isEqualTo(NOW);
    }

    private static UserScores score(Profiles profile) {
        return RulesV1.score(profile.build(), NOW);
    }

    private static double reasons(UserScores scores, String score) {
        return scores.getFactors().stream()
                .filter(factor -> factor.getScore().equals(score))
                .mapToDouble(ScoreFactor::getPoints)
                .sum();
    }
}
