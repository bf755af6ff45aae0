package io.rivulet.query.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.projection.ProjectedDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionsIT {

    private final ProjectedDatabase database = ProjectedDatabase.create();
    private final Questions questions = new Questions(database.dataSource(), Duration.ofMillis(200));

    @Test
    void whatTakesTooLongEndsWithAdvice() {
        refused("SELECT 'late' AS word FROM pg_sleep(5)", ProblemType.TOOK_TOO_LONG);
        assertThat(questions.list("SELECT ? AS word", row -> row.text("word"), List.of("quick")))
                .containsExactly("quick");
    }

    @Test
    void expressionThatPostgresCannotReadIsTheAskersFault() {
        refused("SELECT 'a' AS word WHERE 'a' ~ 'a{5000}'", ProblemType.BAD_PARAMETER);
    }

    @Test
    void nothingCanBeWritten() {
        refused("INSERT INTO sites (site_id) VALUES ('x') RETURNING site_id AS word", ProblemType.DATABASE_AWAY);
        assertThat(database.value("SELECT count(*) FROM sites")).isEqualTo("0");
    }

    private void refused(String query, ProblemType type) {
        assertThatThrownBy(() -> questions.list(query, row -> row.text("word"), List.of()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
