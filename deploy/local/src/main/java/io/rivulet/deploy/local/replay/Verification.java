package io.rivulet.deploy.local.replay;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The file's sums beside the query API's over the same days.
 *
 * @param from the first day
 * @param to the last day
 * @param rows what was compared
 * @param visits what follows the events
 * @param ofPart whether only a part of the file was replayed
 */
public record Verification(LocalDate from, LocalDate to, List<Row> rows, Visits visits, boolean ofPart) {

    private static final long PAUSE_MILLIS = 500;

    /** One sum, as the file and as the query API have it. */
    public record Row(String name, BigDecimal file, BigDecimal fleet) {

        boolean agrees() {
            return file.compareTo(fleet) == 0;
        }
    }

    /**
     * Asks for what the recording can tell: money and purchases of a shop, page views of a log.
     *
     * @throws ReplayStopped when the query API doesn't answer
     */
    static Verification of(Recorded.Sums recorded, QueryClient query, boolean ofPart) throws InterruptedException {
        if (recorded.first() == null || recorded.last() == null) {
            throw new ReplayStopped("there is nothing to verify: no event says when it happened");
        }
        LocalDate from = LocalDate.ofInstant(recorded.first(), ZoneOffset.UTC);
        LocalDate to = LocalDate.ofInstant(recorded.last(), ZoneOffset.UTC);
        QueryClient.Kpis kpis = query.kpis(from, to);
        List<Row> rows = new ArrayList<>();
        if (recorded.count("purchase") > 0) {
            rows.add(new Row("revenue", recorded.revenue(), kpis.revenue()));
            rows.add(new Row("purchases", BigDecimal.valueOf(recorded.count("purchase")), kpis.conversions()));
        }
        rows.add(new Row("page views", BigDecimal.valueOf(recorded.count("page_view")), kpis.pageViews()));
        return new Verification(from, to, rows, kpis.visits(), ofPart);
    }

    /** Asks once. */
    interface Question {

        /** The sums as they are now. */
        Verification ask() throws InterruptedException;
    }

    /**
     * Asks until all agrees and the visits no longer change, or nothing has moved for a while: partitions go at their own
     * pace, above all after a failure, and the one with the last event need not be the last.
     *
     * @param still how long nothing may move before what differs is called different
     * @param told within which time a visit is told again that goes on: as long nothing may move where all agrees
     */
    static Verification settled(Question question, Duration still, Duration told) throws InterruptedException {
        Verification now = question.ask();
        long movedAt = System.nanoTime();
        while (System.nanoTime() - movedAt < (now.agrees() ? told : still).toNanos()) {
            TimeUnit.MILLISECONDS.sleep(Math.min(PAUSE_MILLIS, still.toMillis()));
            Verification next = question.ask();
            if (!next.equals(now)) {
                movedAt = System.nanoTime();
            }
            now = next;
        }
        return now;
    }

    /** Whether every sum is the same. */
    public boolean agrees() {
        return rows.stream().allMatch(Row::agrees);
    }

    void print(PrintStream out) {
        out.println("verified from " + from + " to " + to);
        for (Row row : rows) {
            out.printf(
                    Locale.ROOT,
                    "  %-22s file %s, query API %s%s%n",
                    row.name(),
                    row.file().toPlainString(),
                    row.fleet().toPlainString(),
                    row.agrees() ? "" : "  <- differs");
        }
        if (ofPart && !agrees()) {
            out.println("  other events of these days may be stored already: --limit replays only a part");
        }
    }
}
