package io.rivulet.query;

import static io.rivulet.query.Asking.asAdmin;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.function.Predicate;

/** Answers, waited for where what they are made of is still on its way. */
public final class Answers {

    // Else numbers would come as floats, which tell nine digits apart no more.
    private static final JsonPathConfig EXACT =
            JsonPathConfig.jsonPathConfig().numberReturnType(JsonPathConfig.NumberReturnType.BIG_DECIMAL);

    private Answers() {}

    public static JsonPath awaited(String path, Predicate<JsonPath> there) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> asAdmin().get(path), answer -> isThere(answer, there))
                .jsonPath(EXACT);
    }

    public static JsonPath awaited(String path, String body, Predicate<JsonPath> there) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> posted(path, body), answer -> isThere(answer, there))
                .jsonPath(EXACT);
    }

    // A site is unknown until something came from it.
    private static boolean isThere(Response answer, Predicate<JsonPath> there) {
        return answer.statusCode() == 200 && there.test(answer.jsonPath(EXACT));
    }

    public static Response posted(String path, String body) {
        return asAdmin().contentType("application/json").body(body).post(path);
    }

    /** A 400 that names the field and what is allowed. */
    public static void refused(Response response, String field, String allowed) {
        response.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", is(field))
                .body("violations[0].detail", containsString(allowed));
    }
}
