package io.rivulet.bench.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes spoilt requests; a number and a seed always make the same one, but for the time of day in it. */
final class Fuzzer {

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    // Runs of different seeds must not share requests.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final List<Seed> seeds;
    private final long seed;
    private final String now;

    /**
     * A source of requests.
     *
     * @param now the sender's clock, so that events are not too old
     */
    Fuzzer(List<Seed> seeds, long seed, String now) {
        this.seeds = seeds;
        this.seed = seed;
        this.now = now;
    }

    /** The request of this number. */
    Fuzzed request(int number) {
        var random = new SplittableRandom(seed * SPREAD + number);
        Seed from = seeds.get(random.nextInt(seeds.size()));
        JsonNode json = from.body() == null ? JSON.missingNode() : from.body().deepCopy();
        if (json.isContainerNode()) {
            bringToLife(json, number);
            random.ints(random.nextInt(4)).forEach(any -> JsonMutations.mutate(json, random));
        }
        Spoilt body = spoilt(json.isMissingNode() ? "" : json.toString(), random);
        Framing framing = new Framing(from, random);
        byte[] bytes = framing.framed(body.bytes(), body.encoding());
        boolean countable = body.isWhole() && framing.isWhole() && framing.isPost();
        return new Fuzzed(number, bytes, framing.isWhole(), countable ? events(from, json) : Fuzzed.UNKNOWN);
    }

    /** A body as it is sent, and whether it still says what it said. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two.
    private record Spoilt(byte[] bytes, String encoding, boolean isWhole) {}

    private static Spoilt spoilt(String text, RandomGenerator random) {
        boolean foreign = random.nextInt(50) == 0;
        byte[] bytes = text.getBytes(foreign ? CHARSETS.get(random.nextInt(CHARSETS.size())) : StandardCharsets.UTF_8);
        int times = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < times; i++) {
            bytes = ByteMutations.mutate(bytes, random);
        }
        if (random.nextInt(6) != 0) {
            return new Spoilt(bytes, "", times == 0 && !foreign);
        }
        byte[] zipped = ByteMutations.gzip(bytes);
        boolean broken = random.nextInt(3) == 0;
        return new Spoilt(
                broken ? ByteMutations.mutate(zipped, random) : zipped,
                random.nextBoolean() ? "Content-Encoding: gzip\r\n" : "",
                times == 0 && !foreign && !broken);
    }

    /** Its times are now and its ids its own, or all of it would be the same few events. */
    private void bringToLife(JsonNode json, int number) {
        if (json instanceof ObjectNode object) {
            for (String name : new String[] {"timestamp", "sentAt", "originalTimestamp"}) {
                if (object.path(name).isTextual()) {
                    object.set(name, TextNode.valueOf(now));
                }
            }
            for (String name : new String[] {"eventId", "messageId"}) {
                if (object.has(name)) {
                    object.put(name, object.path(name).asText() + "-" + number);
                }
            }
        }
        json.forEach(child -> bringToLife(child, number));
    }

    /** How many events it holds, where it says so in one way only. */
    private static int events(Seed from, JsonNode json) {
        JsonNode list = from.list() == null ? JSON.missingNode() : json.path(from.list());
        return list.isArray() ? list.size() : Fuzzed.UNKNOWN;
    }
}
