package io.rivulet.collector.ingest;

import io.rivulet.collector.consent.DailySalts;
import io.rivulet.collector.enrich.Enrichment;
import io.rivulet.collector.enrich.device.UserAgents;
import io.rivulet.collector.enrich.place.Geography;
import io.rivulet.collector.event.Client;
import io.rivulet.collector.event.ClientHints;
import io.rivulet.collector.event.Delivery;
import io.rivulet.collector.event.Site;
import io.rivulet.collector.event.Site.ConsentWhenAbsent;
import io.rivulet.collector.personal.PersonalData;
import io.rivulet.collector.personal.PersonalKey;
import io.rivulet.collector.personal.SealedPayload;
import io.rivulet.schemas.avro.RejectedEvent;
import io.rivulet.schemas.avro.UserEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code aBrowser().sends("{…}")}: what the collector makes of a body that arrives at noon on 2026-03-02. */
public final class Judging {

    public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    public static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private static final Set<String> CONVERSIONS = Set.of("purchase", "form_submit");

    private static final PersonalKey KEY =
            PersonalKey.of("key", Base64.getEncoder().encodeToString(new byte[32]));
    private static final SealedPayload SEALED = new SealedPayload(KEY, List.of());

    // Reading the lists takes longer than a test.
    private static final UserAgents USER_AGENTS = new UserAgents();
    private static final Enrichment ENRICHMENT =
            new Enrichment(USER_AGENTS, Geography.shipped(), Map.of("demo", Set.of("shop.example", "help.example")));

    private final DailySalts salts = new DailySalts();
    private Intake intake = new Intake(ENRICHMENT, salts, new PersonalData(KEY), SEALED);
    private final boolean vouched;
    private ConsentWhenAbsent consent = ConsentWhenAbsent.GRANTED;
    private @Nullable String address = "203.0.113.77";
    private @Nullable String userAgent = FIREFOX;
    private boolean refusesTracking;
    private Predicate<String> spent = visitor -> false;
    private ClientHints hints = ClientHints.NONE;
    private Instant receivedAt = NOON;

    private Dialect dialect = Dialect.RIVULET;

    private Judging(boolean vouched) {
        this.vouched = vouched;
    }

    /** With a write key, on a site whose own tool asks for consent. */
    public static Judging aBrowser() {
        return new Judging(false);
    }

    /** With a server key. */
    public static Judging aServer() {
        return new Judging(true);
    }

    /** In another language than our own. */
    Judging speaking(Dialect dialect) {
        this.dialect = dialect;
        return this;
    }

    public Judging cookieless() {
        consent = ConsentWhenAbsent.COOKIELESS;
        return this;
    }

    public Judging refusingTracking() {
        refusesTracking = true;
        return this;
    }

    /** Of a visitor who has sent more than one may. */
    public Judging afterAStormOf(String visitor) {
        spent = visitor::equals;
        return this;
    }

    public Judging from(String address) {
        this.address = address;
        return this;
    }

    public Judging with(String userAgent) {
        this.userAgent = userAgent;
        return this;
    }

    public Judging hinting(ClientHints hints) {
        this.hints = hints;
        return this;
    }

    public Judging by(Geography geography) {
        intake = new Intake(new Enrichment(USER_AGENTS, geography, Map.of()), salts, new PersonalData(KEY), SEALED);
        return this;
    }

    public Judging at(Instant receivedAt) {
        this.receivedAt = receivedAt;
        return this;
    }

    /** The one event of a body, which is accepted. */
    public UserEvent sends(String body) {
        return sendsAll(body).get(0);
    }

    /** All events of a body, none of which is rejected. */
    public List<UserEvent> sendsAll(String body) {
        Verdict verdict = judge(body);
        if (!verdict.rejected().isEmpty()) {
            throw new AssertionError("Rejected: " + verdict.receipt().json());
        }
        return verdict.accepted();
    }

    /** The one event of a body, which is rejected. */
    public RejectedEvent failsWith(String body) {
        Verdict verdict = judge(body);
        if (!verdict.accepted().isEmpty()) {
            throw new AssertionError("Accepted: " + verdict.accepted());
        }
        return verdict.rejected().get(0).event();
    }

    Intake intake() {
        return intake;
    }

    /** The bytes of a rejected event as received. */
    static byte[] opened(RejectedEvent rejected) {
        return SEALED.open(rejected);
    }

    Verdict judge(String body) {
        // As a collector that has followed the log of salts; the same salt for the same day.
        for (LocalDate day : salts.missing(receivedAt)) {
            salts.add(day, ("the salt of " + day).getBytes(StandardCharsets.UTF_8), receivedAt, receivedAt);
        }
        Batch batch = BodyReader.read(body.getBytes(StandardCharsets.UTF_8), dialect);
        var site = new Site("demo", CONVERSIONS, "GBP", vouched ? null : consent);
        return intake.judge(
                batch.events(),
                new Delivery(
                        site,
                        vouched,
                        batch.isImport(),
                        receivedAt,
                        batch.sentAt(),
                        batch.clockOffset(),
                        batch.sdk(),
                        "/api/analytics/events",
                        new Client(address, userAgent, refusesTracking, hints),
                        batch.saysMore()),
                spent);
    }
}
