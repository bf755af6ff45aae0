package io.rivulet.query;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** Requests with and without a token. */
public final class Asking {

    private Asking() {}

    public static RequestSpecification asAdmin() {
        return with("admin-of-tests");
    }

    public static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }
}
