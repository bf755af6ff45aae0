package io.rivulet.query;

import static io.restassured.RestAssured.given;
import static io.rivulet.query.Asking.asAdmin;
import static io.rivulet.query.Asking.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.rivulet.backing.BackingResource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sign-ins with an issuer, beside API tokens: who gets in, and above all who doesn't. */
@QuarkusIntegrationTest
@QuarkusTestResource(BackingResource.class)
@QuarkusTestResource(FakeFleet.class)
@QuarkusTestResource(TestIssuer.class)
class OidcIT {

    private static final String SOMETHING = "/api/analytics/segments";
    private static final String UNKNOWN = "The token is unknown.";

    private final String subject = "person-" + UUID.randomUUID();

    @AfterEach
    void comesBack() {
        TestIssuer.goesAway(false);
    }

    @Test
    void roleOfTheSignInSaysHowFarItReaches() {
        String analyst = TestIssuer.signed(TestIssuer.claims(subject, "viewer", "ANALYST"));
        with(analyst)
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("role", is("ANALYST"))
                .body("name", is("name-of-" + subject))
                .body("scopes", is(List.of("analytics", "people", "define", "operate")));
        with(analyst).get(SOMETHING).then().statusCode(200);
        with(analyst).get("/api/tokens").then().statusCode(403);
        with(TestIssuer.signed(TestIssuer.claims(subject, "ADMIN")))
                .get("/api/tokens")
                .then()
                .statusCode(200);
    }

    @Test
    void whoHasNeitherRoleIsKnownAndGetsNowhere() {
        String nobody = TestIssuer.signed(TestIssuer.claims(subject, "ROOT", "admin"));
        with(nobody).get("/api/me").then().statusCode(200).body("scopes", is(List.of()));
        with(nobody)
                .get(SOMETHING)
                .then()
                .statusCode(403)
                .body("type", is("urn:rivulet:problem:role-needed"))
                .body("detail", startsWith("The sign-in has neither of the roles"));
    }

    @Test
    void expiredSignInIs401AndSaysSo() {
        JwtClaims claims = TestIssuer.claims(subject, "ADMIN");
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 60));
        refused(TestIssuer.signed(claims), "The sign-in has expired. Sign in again.");
    }

    @Test
    void signInForAnotherAudienceIs401() {
        JwtClaims claims = TestIssuer.claims(subject, "ADMIN");
        claims.setAudience("somebody-else");
        refused(TestIssuer.signed(claims), "The sign-in is for somebody else; its audience must be rivulet-of-tests.");
        claims.unsetClaim("aud");
        refused(TestIssuer.signed(claims), "The sign-in is for somebody else; its audience must be rivulet-of-tests.");
    }

    @Test
    void signInOfAnotherIssuerIs401() {
        JwtClaims claims = TestIssuer.claims(subject, "ADMIN");
        claims.setIssuer("https://issuer.example");
        refused(TestIssuer.signed(claims), UNKNOWN);
    }

    @Test
    void signInThatNeverEndsOrIsNobodysIs401() {
        JwtClaims endless = TestIssuer.claims(subject, "ADMIN");
        endless.unsetClaim("exp");
        refused(TestIssuer.signed(endless), UNKNOWN);
        JwtClaims nobodys = TestIssuer.claims(subject, "ADMIN");
        nobodys.unsetClaim("sub");
        refused(TestIssuer.signed(nobodys), UNKNOWN);
    }

    @Test
    void signatureWithAnUnknownKeyIs401() {
        RsaJsonWebKey other = TestIssuer.generated();
        refused(TestIssuer.signed(TestIssuer.claims(subject, "ADMIN"), other), UNKNOWN);
        // As if it were the issuer's.
        other.setKeyId(TestIssuer.key().getKeyId());
        refused(TestIssuer.signed(TestIssuer.claims(subject, "ADMIN"), other), UNKNOWN);
    }

    @Test
    void unsignedSignInIs401() throws JoseException {
        var none = new JsonWebSignature();
        none.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        none.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        none.setPayload(TestIssuer.claims(subject, "ADMIN").toJson());
        refused(none.getCompactSerialization(), UNKNOWN);
    }

    /** The oldest trick: the public key, which everybody knows, as the secret of an HMAC. */
    @Test
    void signatureWithTheKeyThatEverybodyKnowsIs401() throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayload(TestIssuer.claims(subject, "ADMIN").toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setKeyIdHeaderValue(TestIssuer.key().getKeyId());
        signature.setKey(new HmacKey(TestIssuer.key().getRsaPublicKey().getEncoded()));
        refused(signature.getCompactSerialization(), UNKNOWN);
    }

    @Test
    void changedClaimsAre401() {
        String[] parts =
                TestIssuer.signed(TestIssuer.claims(subject, "ANALYST")).split("\\.", -1);
        String claims =
                new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8).replace("ANALYST", "ADMIN");
        refused(
                parts[0]
                        + '.'
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                        + '.'
                        + parts[2],
                UNKNOWN);
        refused("eyJ.eyJ.", UNKNOWN);
    }

    @Test
    void newKeyIsFoundAndTheOldOneIsGone() {
        String before = TestIssuer.signed(TestIssuer.claims(subject, "ANALYST"));
        with(before).get("/api/me").then().statusCode(200);
        TestIssuer.rotates();
        String after = TestIssuer.signed(TestIssuer.claims(subject, "ANALYST"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(after).get("/api/me").statusCode() == 200);
        refused(before, UNKNOWN);
    }

    @Test
    void whatWasHeardOfAnIssuerThatWentAwayHolds() {
        String known = TestIssuer.signed(TestIssuer.claims(subject, "ANALYST"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(known).get("/api/me").statusCode() == 200);
        TestIssuer.goesAway(true);
        with(known).get(SOMETHING).then().statusCode(200);
        asAdmin().get(SOMETHING).then().statusCode(200);
        // Whether a new key is the issuer's nobody can say now.
        String unknown = TestIssuer.signed(TestIssuer.claims(subject, "ANALYST"), TestIssuer.generated());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(unknown).get(SOMETHING).statusCode() == 503);
        with(unknown)
                .get(SOMETHING)
                .then()
                .contentType("application/problem+json")
                .body("status", not(is(200)));
        TestIssuer.goesAway(false);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> with(unknown).get(SOMETHING).statusCode() == 401);
    }

    @Test
    void strangersAreToldWhereToSignIn() {
        given().get("/api/sign-in")
                .then()
                .statusCode(200)
                .body("issuer.issuer", is(TestIssuer.address()))
                .body("issuer.clientId", is("dashboard-of-tests"))
                .body("issuer.scope", is("openid profile"))
                .body("issuer.isAway", is(false))
                .body("issuer.authorizationEndpoint", is(TestIssuer.address() + "/authorize"))
                .body("issuer.tokenEndpoint", is(TestIssuer.address() + "/token"))
                .body("issuer.endSessionEndpoint", is(TestIssuer.address() + "/end"));
        String origin = TestIssuer.address().replace("/realms/shop", "");
        given().get("/").then().header("Content-Security-Policy", containsString("connect-src 'self' " + origin + ";"));
    }

    @Test
    void socketTakesASignInToo() {
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"" + TestIssuer.signed(TestIssuer.claims(subject, "ANALYST"))
                    + "\"}");
            client.first("snapshot");
        }
        try (var client = LiveClient.connected()) {
            client.says("{\"type\":\"auth\",\"token\":\"" + TestIssuer.signed(TestIssuer.claims(subject)) + "\"}");
            assertThat(client.closed()).isEqualTo(4403);
        }
    }

    @Test
    void auditKnowsPeopleByTheirSubject() {
        String admin = TestIssuer.signed(TestIssuer.claims(subject, "ADMIN"));
        String id = with(admin)
                .contentType("application/json")
                .body("{\"name\":\"of a person\",\"role\":\"ANALYST\"}")
                .post("/api/tokens")
                .then()
                .statusCode(201)
                .body("madeBy", is("oidc:" + subject))
                .extract()
                .path("id");
        with(admin)
                .get("/api/analytics/export?startDate=2026-03-02&endDate=2026-03-02")
                .then()
                .statusCode(200);
        List<Map<String, String>> told =
                asAdmin().get("/api/analytics/audit?actor=oidc:" + subject).path("entries");
        assertThat(told).extracting(entry -> entry.get("action")).containsExactly("events-exported", "token-made");
        assertThat(told).allSatisfy(entry -> assertThat(entry).containsEntry("actorName", "name-of-" + subject));
        with(admin).get("/api/tokens").then().body("tokens.id", hasItem(id));
    }

    private static void refused(String token, String detail) {
        with(token)
                .get(SOMETHING)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", is("urn:rivulet:problem:token-needed"))
                .body("detail", is(detail));
    }
}
