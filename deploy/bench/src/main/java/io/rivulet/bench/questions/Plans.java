package io.rivulet.bench.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How Postgres answered, by its own account: what its log says since a place in it. */
record Plans(List<JsonNode> plans) {

    /** What a connection must be opened with for the server to give account of it. */
    static final String ACCOUNT = "?options=-c%20session_preload_libraries=auto_explain"
            + "%20-c%20auto_explain.log_min_duration=0%20-c%20auto_explain.log_analyze=on%20-c%20auto_explain.log_buffers=on"
            + "%20-c%20auto_explain.log_timing=off%20-c%20auto_explain.log_format=json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEGIN = "  plan:";

    static Plans since(Path log, long place) {
        try {
            byte[] all = Files.readAllBytes(log);
            String said = new String(all, (int) place, all.length - (int) place, StandardCharsets.UTF_8);
            List<JsonNode> plans = new ArrayList<>();
            StringBuilder plan = null;
            // What belongs to a message is indented by a tab.
            for (String line : said.split("\n", -1)) {
                if (plan != null && line.startsWith("\t")) {
                    plan.append(line);
                    continue;
                }
                if (plan != null) {
                    plans.add(JSON.readTree(plan.toString()));
                }
                plan = line.endsWith(BEGIN) ? new StringBuilder() : null;
            }
            return new Plans(plans);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan in " + log + " is none", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blocks of eight kilobytes that were looked at, wherever they were. */
    long blocks() {
        return plans.stream().mapToLong(Plans::blocks).sum();
    }

    /** Those of them that were not among Postgres' own buffers. */
    long read() {
        return plans.stream()
                .mapToLong(plan -> plan.path("Plan").path("Shared Read Blocks").asLong())
                .sum();
    }

    /** The statement that looked at most. */
    JsonNode heaviest() {
        return plans.stream().max(Comparator.comparingLong(Plans::blocks)).orElse(JSON.nullNode());
    }

    /** Its way from the answer down to the rows; of partitions, which are alike, the first. */
    String way() {
        StringBuilder way = new StringBuilder();
        JsonNode node = heaviest().path("Plan");
        while (!node.isMissingNode()) {
            way.append(way.isEmpty() ? "" : " < ").append(node.path("Node Type").asText());
            if (node.has("Index Name")) {
                way.append(' ').append(node.path("Index Name").asText());
            } else if (node.has("Relation Name")) {
                way.append(' ').append(node.path("Relation Name").asText());
            }
            JsonNode below = node.path("Plans");
            if (below.size() > 1) {
                way.append(" of ").append(below.size());
            }
            node = below.path(0);
        }
        return way.toString();
    }

    private static long blocks(JsonNode plan) {
        return plan.path("Plan").path("Shared Hit Blocks").asLong()
                + plan.path("Plan").path("Shared Read Blocks").asLong();
    }
}
