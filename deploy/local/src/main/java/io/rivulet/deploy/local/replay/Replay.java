package io.rivulet.deploy.local.replay;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Sends a recording through the collector, waits until the query API shows its end, and says how it went. */
public final class Replay {

    /** A partition that moves to another process shows nothing new for some seconds. */
    private static final Duration STILL = Duration.ofSeconds(15);

    /** The sessionizer tells of a visit that goes on every ten seconds at most. */
    private static final Duration VISITS_TOLD = Duration.ofSeconds(12);

    private final ReplayOptions options;
    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Recorded recorded = new Recorded();
    private final Deliveries deliveries = new Deliveries();

    public Replay(ReplayOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * Runs to the end or until the collector has taken nothing for as long as the options' patience.
     *
     * @param screen takes the progress
     * @param live whether the screen can be written over
     * @return how it went, also when it stopped half-way
     * @throws IOException when the file can't be read or is no recording; nothing has been sent then
     */
    public ReplayResult run(PrintStream screen, boolean live) throws IOException, InterruptedException {
        Duration shift = options.shiftToNow() ? shiftToNow() : Duration.ZERO;
        long started = System.nanoTime();
        String stopped = "";
        try (RecordingFile file = RecordingFile.open(options.file())) {
            screen.println(options.file().getFileName() + ": " + file.kind() + ", to " + options.collector());
            try (Progress progress = new Progress(screen, live, () -> fractionDone(file), deliveries::totals)) {
                send(file, shift);
                progress.done();
            } catch (ReplayStopped e) {
                stopped = e.why();
            }
        }
        Deliveries.Totals totals = deliveries.totals();
        Duration sending = Duration.ofNanos(Math.max(1, totals.lastAcknowledged() - started));
        if (!stopped.isEmpty()
                || options.token() == null
                || totals.lastAccepted().isEmpty()) {
            return new ReplayResult(recorded.sums(), totals, sending, null, null, stopped);
        }
        return look(totals, sending, options.token());
    }

    private void send(RecordingFile file, Duration shift) throws IOException, InterruptedException {
        CollectorClient collector = new CollectorClient(http, options.collector(), options.siteKey(), clock);
        Senders senders = new Senders(collector, options, deliveries);
        try {
            Pace pace = new Pace(options.rate());
            RecordingFile.Line line;
            for (long n = 0; n < options.limit() && (line = file.next()) != null; n++) {
                recorded.line(line);
                if (line.meaning() instanceof LineMeaning.Happened happened) {
                    for (RecordedEvent event : happened.events()) {
                        pace.awaitNext();
                        RecordedEvent moved = event.later(shift);
                        senders.send(moved);
                        recorded.event(moved);
                    }
                }
            }
            senders.finish();
        } finally {
            senders.stop(new ReplayStopped("stopped"));
        }
    }

    private ReplayResult look(Deliveries.Totals totals, Duration sending, String token) throws InterruptedException {
        QueryClient query = new QueryClient(http, options.query(), token);
        String stopped = "";
        Duration shown = null;
        Verification verification = null;
        try {
            // The collector takes a burst faster than the fleet digests it; at a tenth of its pace something is wrong.
            query.awaitStored(totals.lastAccepted(), options.patience().plus(sending.multipliedBy(10)));
            shown = Duration.ofNanos(System.nanoTime() - totals.lastAcknowledged());
            if (options.verify()) {
                verification = Verification.settled(
                        () -> Verification.of(recorded.sums(), query, options.limit() != Long.MAX_VALUE),
                        STILL,
                        VISITS_TOLD);
            }
        } catch (ReplayStopped e) {
            stopped = e.why();
        }
        return new ReplayResult(recorded.sums(), totals, sending, shown, verification, stopped);
    }

    /** What the collector has answered for, not what was merely read. */
    private double fractionDone(RecordingFile file) {
        Recorded.Sums sums = recorded.sums();
        Deliveries.Totals totals = deliveries.totals();
        double read = Math.max((double) sums.lines() / options.limit(), file.fractionRead());
        return read * (totals.accepted() + totals.rejected()) / Math.max(1, sums.events());
    }

    /** What to add to every time; found by reading the file once before. */
    private Duration shiftToNow() throws IOException {
        Instant last = lastEvent();
        return last == null
                ? Duration.ZERO
                : Duration.ofSeconds(Duration.between(last, clock.instant()).toSeconds());
    }

    private @Nullable Instant lastEvent() throws IOException {
        Recorded times = new Recorded();
        try (RecordingFile file = RecordingFile.open(options.file())) {
            RecordingFile.Line line;
            for (long n = 0; n < options.limit() && (line = file.next()) != null; n++) {
                if (line.meaning() instanceof LineMeaning.Happened happened) {
                    happened.events().forEach(times::event);
                }
            }
        }
        return times.sums().last();
    }
}
