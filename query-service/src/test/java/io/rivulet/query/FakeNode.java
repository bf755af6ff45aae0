package io.rivulet.query;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of {@link FakeFleet}'s nodes, told from afar what to answer. */
record FakeNode(String base) {

    static List<FakeNode> of(String service) {
        return FakeFleet.nodesOf(service).stream().map(FakeNode::new).toList();
    }

    static void forgetAll() {
        for (String service : new String[] {"sessionizer", "profile", "scoring"}) {
            of(service).forEach(FakeNode::forget);
        }
    }

    void forget() {
        given().delete(base + "/").then().statusCode(204);
    }

    void answers(String path, int status, String json) {
        answersAfter(0, path, status, json);
    }

    void answersAfter(long millis, String path, int status, String json) {
        given().body(json.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .contentType("application/octet-stream")
                .header("X-Status", status)
                .header("X-Millis", millis)
                .put(base + path)
                .then()
                .statusCode(204);
    }

    void hangsUp(String path) {
        given().header("X-Status", 200)
                .header("X-Silent", "yes")
                .put(base + path)
                .then()
                .statusCode(204);
    }

    /** All of a store's partitions, or none, as the active or the stand-in. */
    void holds(String store, String topic, int partitions, boolean active) {
        String numbers =
                IntStream.range(0, partitions).mapToObj(String::valueOf).collect(Collectors.joining(","));
        String standby = IntStream.range(0, partitions)
                .mapToObj(number -> "{\"partition\":" + number + ",\"lag\":3}")
                .collect(Collectors.joining(","));
        answers("/internal/assignment", 200, """
                {"service":"fake","host":"%s","state":"RUNNING",
                 "stores":[{"store":"%s","topic":"%s","partitions":%d,"active":[%s],"standby":[%s]}]}""".formatted(
                        base, store, topic, partitions, active ? numbers : "", active ? "" : standby));
    }
}
