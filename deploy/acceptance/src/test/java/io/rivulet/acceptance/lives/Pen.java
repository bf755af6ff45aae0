package io.rivulet.acceptance.lives;

import io.rivulet.schemas.avro.Consent;
import io.rivulet.schemas.avro.Device;
import io.rivulet.schemas.avro.EventKind;
import io.rivulet.schemas.avro.Money;
import io.rivulet.schemas.avro.Page;
import io.rivulet.schemas.avro.Place;
import io.rivulet.schemas.avro.Source;
import io.rivulet.schemas.avro.UserEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes down the life of one visitor: its own clock, dice and page. */
final class Pen {

    private static final Consent ALL = new Consent(true, true, true, true, null);

    final SplittableRandom dice;
    private final String visitorId;
    private final boolean bot;
    private final List<Draft> drafts = new ArrayList<>();
    private Instant now;
    private String siteId = "demo";
    private long number;

    Pen(SplittableRandom dice, String visitorId, Instant birth, boolean bot) {
        this.dice = dice;
        this.visitorId = visitorId;
        this.now = birth;
        this.bot = bot;
    }

    List<Draft> drafts() {
        return drafts;
    }

    Instant now() {
        return now;
    }

    void on(String site) {
        siteId = site;
    }

    void pause(Duration time) {
        now = now.plus(time);
    }

    /** A pause of {@code least} up to {@code most} seconds, to the millisecond. */
    void pauseSeconds(long least, long most) {
        pause(Duration.ofMillis(dice.nextLong(least * 1000, most * 1000 + 1)));
    }

    boolean chance(double probability) {
        return dice.nextDouble() < probability;
    }

    <T> T oneOf(List<T> several) {
        return several.get(dice.nextInt(several.size()));
    }

    void view() {
        view(Source.newBuilder().build(), null);
    }

    void view(Source source, @Nullable String referrer) {
        String path = "/" + dice.nextInt(20);
        write(
                "page_view",
                EventKind.PAGE_VIEW,
                event -> event.setSource(source)
                        .setPage(new Page("https://www.shop.example:8443" + path, path, "Page", referrer)));
    }

    void viewOf(String path) {
        write("page_view", EventKind.PAGE_VIEW, event -> event.setPage(page(path)));
    }

    void doesOn(String name, String path) {
        write(name, EventKind.INTERACTION, event -> event.setPage(page(path)));
    }

    void suffersOn(String name, String path) {
        write(name, EventKind.PASSIVE, event -> event.setPage(page(path)));
    }

    private static Page page(String path) {
        return new Page("https://shop.example" + path, path, "Page", null);
    }

    /** A page view that takes its time to arrive. */
    void viewArrivingAfter(Duration delay) {
        view();
        Draft last = drafts.remove(drafts.size() - 1);
        drafts.add(new Draft(last.event(), Optional.of(delay)));
    }

    void does(String name) {
        write(
                name,
                EventKind.INTERACTION,
                event -> event.setConversion(name.endsWith("_completed"))
                        .setProperties("{\"service\":\"s" + number % 7 + "\"}"));
    }

    void suffers(String name) {
        write(name, EventKind.PASSIVE, event -> {});
    }

    void clicks(String element, int x, int y) {
        write(
                "click",
                EventKind.INTERACTION,
                event -> event.setProperties("{\"element\":\"" + element + "\",\"x\":" + x + ",\"y\":" + y + "}"));
    }

    void signsIn(String user) {
        write("identify", EventKind.INTERACTION, event -> event.setUserId(user));
    }

    /** As a server says it. */
    void isToo(String user, String previous) {
        write(
                "alias",
                EventKind.INTERACTION,
                event -> event.setUserId(user).setProperties("{\"previousId\":\"" + previous + "\"}"));
    }

    void pays(String amount, String currency) {
        Money money = new Money(new BigDecimal(amount).setScale(6), currency);
        write(
                "purchase",
                EventKind.INTERACTION,
                event -> event.setConversion(true).setRevenue(money));
    }

    /** Another event, later, under the id of the last. */
    void reusesLastId() {
        String id = drafts.get(drafts.size() - 1).event().getEventId();
        pauseSeconds(1, 20);
        write("form_start", EventKind.INTERACTION, event -> event.setEventId(id));
    }

    /** The last event's moment again, before or after it by sequence or by id. */
    void writesAtOnce(int sequenceStep) {
        long sequence = drafts.get(drafts.size() - 1).event().getSequence() + sequenceStep;
        write(
                "page_view",
                EventKind.PAGE_VIEW,
                event -> event.setSequence(sequence)
                        .setPage(new Page("https://shop.example/tie" + number, "/tie" + number, null, null)));
    }

    private void write(String name, EventKind kind, Consumer<UserEvent.Builder> more) {
        number++;
        UserEvent.Builder event = UserEvent.newBuilder()
                .setEventId(visitorId + "-" + number)
                .setContentHash(dice.nextLong())
                .setSiteId(siteId)
                .setEventName(name)
                .setOriginalName(name)
                .setKind(kind)
                .setVisitorId(visitorId)
                .setCreatedAt(now)
                .setReceivedAt(now)
                .setOccurredAt(now)
                .setSequence(number * 10)
                .setImported(true)
                .setPage(new Page("https://shop.example/p" + number, "/p" + number, null, null))
                .setDevice(Device.newBuilder()
                        .setType(chance(0.5) ? "desktop" : "mobile")
                        .build())
                .setPlace(new Place(chance(0.5) ? "GB" : "DE", null, null))
                .setSource(Source.newBuilder().build())
                .setConsent(ALL)
                .setBot(bot);
        more.accept(event);
        drafts.add(new Draft(event.build(), Optional.empty()));
    }
}
