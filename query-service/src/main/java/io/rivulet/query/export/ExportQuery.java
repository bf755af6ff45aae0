package io.rivulet.query.export;

import io.rivulet.query.asked.DateRange;
import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Postgres;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets the events of a range pass, in the order in which they happened. */
@Singleton
final class ExportQuery {

    /** Each takes a connection for as long as its caller reads: some must be left for questions. */
    private static final int MOST_AT_ONCE = 4;

    private static final String EVENTS = Column.ALL.stream().map(Column::column).collect(Collectors.joining(", "));

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Postgres postgres;

    ExportQuery(Postgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Writes the file. Nothing is written before the first event is there, so that a database that is away can still be
     * answered with a problem; and whatever breaks off the writing gives the cursor and the place back.
     *
     * @throws IOException when whoever reads is gone
     * @throws Refusal when Postgres doesn't answer, or too many files are being written
     */
    void write(List<String> siteIds, DateRange range, Format format, OutputStream out) throws IOException {
        if (!places.tryAcquire()) {
            throw Refusal.of(
                    ProblemType.TOO_MANY_EXPORTS,
                    MOST_AT_ONCE + " exports are under way. Ask again when one of them has ended.");
        }
        try {
            var file = new Lazily(format, out);
            postgres.<IOException>each(
                    """
                    SELECT %s FROM events
                     WHERE site_id = ANY (?) AND occurred_at >= ? AND occurred_at < ? AND NOT bot
                     ORDER BY occurred_at, sequence, event_id, visitor_id""".formatted(EVENTS), row -> file.begun().add(row), siteIds, range.from(), range.until());
            file.begun().end();
        } finally {
            places.release();
        }
    }

    private static final class Lazily {

        private final Format format;
        private final OutputStream out;
        private @Nullable EventFile file;

        Lazily(Format format, OutputStream out) {
            this.format = format;
            this.out = out;
        }

        EventFile begun() throws IOException {
            EventFile begun = file;
            if (begun == null) {
                begun = format.begin(out);
                file = begun;
            }
            return begun;
        }
    }
}
