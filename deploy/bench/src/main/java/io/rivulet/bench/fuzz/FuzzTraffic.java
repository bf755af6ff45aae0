package io.rivulet.bench.fuzz;

import io.rivulet.bench.http.Answer;
import io.rivulet.bench.http.Shot;
import io.rivulet.bench.http.Traffic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends spoilt requests one after the other, and judges every answer. */
final class FuzzTraffic implements Traffic {

    private static final int SHOWN = 3;
    private static final int SHOWN_BYTES = 1500;

    private final Fuzzer fuzzer;
    private final int end;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Integer> complaints = new TreeMap<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int number;
    private int wrong;
    private long accepted;
    private long rejected;
    private int done;
    private int broken;

    FuzzTraffic(Fuzzer fuzzer, int from, int count) {
        this.fuzzer = fuzzer;
        this.number = from;
        this.end = from + count;
    }

    boolean goesOn() {
        return number < end;
    }

    /** Requests whose fate is known. */
    int done() {
        return done;
    }

    /** What was wrong, the first few of a kind, each with the request that it came of. */
    List<String> findings() {
        return findings;
    }

    int wrong() {
        return wrong;
    }

    /** How often what was wrong. */
    Map<String, Integer> complaints() {
        return complaints;
    }

    /** Requests that were no well-formed HTTP any more: whether something of them was taken is not always told. */
    int broken() {
        return broken;
    }

    /** Events that the answers call accepted. */
    long accepted() {
        return accepted;
    }

    /** Events that the answers call rejected. */
    long rejected() {
        return rejected;
    }

    /** How often each answer was given. */
    Map<String, Integer> answers() {
        return answers;
    }

    @Override
    public @Nullable Shot next() {
        if (!goesOn()) {
            return null;
        }
        Fuzzed request = fuzzer.request(number++);
        broken += request.whole() ? 0 : 1;
        return new Shot(ByteBuffer.wrap(request.bytes()), System.nanoTime(), request, !request.whole());
    }

    @Override
    public void answered(Shot shot, Answer answer) {
        Fuzzed request = (Fuzzed) shot.tag();
        done++;
        answers.merge(String.valueOf(answer.status()), 1, Integer::sum);
        AnswerRules.Counts counts = AnswerRules.counts(answer);
        accepted += counts.accepted();
        rejected += counts.rejected();
        AnswerRules.complaint(request, answer)
                .ifPresent(complaint -> note(complaint, request, answer.head() + answer.body()));
    }

    @Override
    public void lost(Shot shot) {
        Fuzzed request = (Fuzzed) shot.tag();
        done++;
        answers.merge("none", 1, Integer::sum);
        if (request.whole()) {
            note("no answer", request, "");
        }
    }

    private void note(String complaint, Fuzzed request, String answer) {
        wrong++;
        if (complaints.merge(complaint, 1, Integer::sum) <= SHOWN) {
            String sent = new String(request.bytes(), StandardCharsets.ISO_8859_1);
            findings.add("request " + request.number() + ": " + complaint + "\n--- sent\n"
                    + sent.substring(0, Math.min(SHOWN_BYTES, sent.length())) + "\n--- answered\n" + answer);
        }
    }
}
