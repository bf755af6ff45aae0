package io.rivulet.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.rivulet.bench.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {

    private static final String PROBLEM =
            "{\"type\":\"urn:x\",\"title\":\"t\",\"status\":400,\"detail\":\"It is %s.\",\"instance\":\"/\"}";

    @Test
    void aProblemIsFine() {
        assertThat(complaint(400, PROBLEM.formatted("broken"), 1)).isEmpty();
    }

    @Test
    void aFaultOfTheServerIsNot() {
        assertThat(complaint(500, PROBLEM.formatted("broken"), 1)).hasValue("status 500");
    }

    @Test
    void noWordIsNot() {
        assertThat(complaint(400, "", 1)).hasValue("a refusal that is no problem: 400");
    }

    @Test
    void anotherStatusInTheProblemIsNot() {
        assertThat(complaint(413, PROBLEM.formatted("broken"), 1)).hasValue("a problem that is not complete");
    }

    @Test
    void aClassNameIsNot() {
        assertThat(complaint(400, PROBLEM.formatted("java.lang.String"), 1)).hasValue("it tells of java.");
    }

    @Test
    void aQuotedValueIsNot() {
        assertThat(complaint(400, PROBLEM.formatted(JsonMutations.CANARY), 1)).hasValue("it quotes what was sent");
    }

    @Test
    void everyEventMustBeAccountedFor() {
        String verdict = "{\"accepted\":1,\"rejected\":1,\"errors\":[]}";

        assertThat(complaint(202, verdict, 2)).isEmpty();
        assertThat(complaint(202, verdict, 3)).hasValue("3 events sent, 2 accounted for");
    }

    @Test
    void anEndlessAddressMayBeRefusedWithoutAWord() {
        assertThat(complaint(414, "", 1)).isEmpty();
    }

    @Test
    void brokenHttpMayBeRefusedWithoutAWord() {
        Fuzzed request = new Fuzzed(0, new byte[] {'P'}, false, Fuzzed.UNKNOWN);

        assertThat(AnswerRules.complaint(request, answer(400, ""))).isEmpty();
    }

    private static Optional<String> complaint(int status, String body, int events) {
        return AnswerRules.complaint(new Fuzzed(0, new byte[] {'P'}, true, events), answer(status, body));
    }

    private static Answer answer(int status, String body) {
        String head = "HTTP/1.1 " + status + " x\r\nContent-Type: application/problem+json\r\n\r\n";
        return new Answer(status, (head + body).getBytes(StandardCharsets.UTF_8), head.length(), false);
    }
}
