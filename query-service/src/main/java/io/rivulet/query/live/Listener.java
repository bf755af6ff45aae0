package io.rivulet.query.live;

import io.netty.buffer.ByteBufAllocator;
import io.rivulet.query.problem.Refusal;
import io.rivulet.query.store.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection, from its first message to its end. Everything happens on the thread of its event loop; what waits for
 * others is done elsewhere and comes back there.
 */
final class Listener {

    private static final int MESSAGES = 30;
    private static final long MESSAGES_NANOS = 10_000_000_000L;
    private static final long PINGS_MISSED = 2;

    private enum State {
        UNKNOWN,
        BEING_CHECKED,
        AWAITS_SNAPSHOT,
        LISTENS,
        GONE
    }

    /** What became of a token. */
    enum Verdict {
        KNOWN,
        UNKNOWN,
        NOT_SO_FAR,
        NOBODY_CAN_SAY
    }

    /** What became of a token, and what its owner may look at. */
    record Checked(Verdict verdict, Sight sight) {

        static Checked refused(Verdict verdict) {
            return new Checked(verdict, Sight.NONE);
        }
    }

    /**
     * What may be listened to.
     *
     * @param siteId none for all sites
     * @param refusal why that may not be; none where it may
     */
    record Site(@Nullable String siteId, @Nullable Refusal refusal) {}

    /** What it needs of others, and must not wait for itself. */
    interface Errands {

        /** Looks whose token it is, and sees to it that there is something to listen to. */
        void check(String token, Consumer<Checked> then);

        /** Looks whether that site, or all where there is none, may be listened to. */
        void site(Sight sight, @Nullable String siteId, Consumer<Site> then);

        /** Makes a snapshot; none when that failed. */
        void snapshot(@Nullable String siteId, String more, Consumer<Optional<Hub.Snapshot>> then);
    }

    private final Hub hub;
    private final LiveLoop loop;
    private final Outlet outlet;
    private final ByteBufAllocator allocator;
    private final Errands errands;
    private final Request.Reader reader;
    private final long connectedAt = System.nanoTime();

    private State state = State.UNKNOWN;
    private Subscription subscription = new Subscription(null, Kind.all());
    private @Nullable String token;
    private Sight sight = Sight.NONE;
    private long cursor;
    private long heardAt = System.nanoTime();
    private long pingedAt = System.nanoTime();
    private long countedSince = System.nanoTime();
    private int messages;
    private final List<Request> saidEarly = new ArrayList<>();
    private int snapshotsAsked;
    private boolean isGone;
    private boolean isAskingForASite;

    // Of who comes from another pod: what was heard there, until this pod is past it.
    private Map<String, Long> heardElsewhere = Map.of();
    private long elsewhereUntil;

    Listener(
            Hub hub, LiveLoop loop, Outlet outlet, ByteBufAllocator allocator, Errands errands, Request.Reader reader) {
        this.hub = hub;
        this.loop = loop;
        this.outlet = outlet;
        this.allocator = allocator;
        this.errands = errands;
        this.reader = reader;
    }

    /** The site whose numbers it wants, empty for all together; nothing where it wants none. */
    Set<Optional<String>> watched() {
        return isIn() && subscription.kinds().contains(Kind.METRIC_UPDATE)
                ? Set.of(Optional.ofNullable(subscription.siteId()))
                : Set.of();
    }

    /** Of those that were let in. */
    Optional<String> token() {
        return isIn() ? Optional.ofNullable(token) : Optional.empty();
    }

    private boolean isIn() {
        return state == State.LISTENS || state == State.AWAITS_SNAPSHOT;
    }

    /** It says something. */
    void says(String text) {
        heardAt = System.nanoTime();
        if (heardAt - countedSince > MESSAGES_NANOS) {
            countedSince = heardAt;
            messages = 0;
        }
        if (++messages > MESSAGES) {
            end(CloseCode.TOO_TALKATIVE);
            return;
        }
        Request request;
        try {
            request = reader.read(text);
        } catch (Refusal refusal) {
            tell(refusal);
            if (!isIn()) {
                end(CloseCode.NOT_UNDERSTOOD);
            }
            return;
        }
        take(request);
    }

    private void tell(Refusal refusal) {
        outlet.text("{\"type\":\"problem\",\"problem\":{\"type\":"
                + hub.drafts().text(refusal.type().type()) + ",\"detail\":"
                + hub.drafts().text(String.valueOf(refusal.getMessage())) + ",\"violations\":"
                + hub.drafts().text(refusal.violations()) + "}}");
    }

    /** Goes on with what it wants, or tells why it may not hear it. */
    private void want(Subscription wanted, Runnable granted, Consumer<Refusal> refused) {
        isAskingForASite = true;
        errands.site(sight, wanted.siteId(), site -> {
            isAskingForASite = false;
            if (state == State.GONE) {
                return;
            }
            Refusal refusal = site.refusal();
            if (refusal == null) {
                subscription = new Subscription(site.siteId(), wanted.kinds());
                granted.run();
            } else {
                tell(refusal);
                refused.accept(refusal);
            }
            List<Request> said = List.copyOf(saidEarly);
            saidEarly.clear();
            if (state != State.GONE) {
                said.forEach(this::take);
            }
        });
    }

    private void take(Request request) {
        if (request instanceof Request.Ping) {
            outlet.text("{\"type\":\"pong\"}");
        } else if (request instanceof Request.Auth auth && state == State.UNKNOWN) {
            state = State.BEING_CHECKED;
            errands.check(auth.token(), checked -> checked(checked, auth));
        } else if ((state == State.BEING_CHECKED || isAskingForASite) && !(request instanceof Request.Auth)) {
            // There are not many: each counts as a message.
            saidEarly.add(request);
        } else if (!isIn() || request instanceof Request.Auth) {
            end(CloseCode.NOT_UNDERSTOOD);
        } else if (request instanceof Request.Subscribe subscribe) {
            want(
                    subscribe.subscription(),
                    () -> {
                        heardElsewhere = Map.of();
                        loop.rewatch();
                        beginAnew("");
                    },
                    refusal -> {});
        } else if (request instanceof Request.Resume resume) {
            resume(resume);
        }
    }

    private void checked(Checked checked, Request.Auth auth) {
        if (state == State.GONE) {
            return;
        }
        if (checked.verdict() != Verdict.KNOWN) {
            end(
                    switch (checked.verdict()) {
                        case UNKNOWN -> CloseCode.WRONG_TOKEN;
                        case NOT_SO_FAR -> CloseCode.NOT_SO_FAR;
                        default -> CloseCode.TRY_LATER;
                    });
            return;
        }
        sight = checked.sight();
        want(auth.subscription(), () -> begin(auth), refusal -> end(closeCode(refusal)));
    }

    private static CloseCode closeCode(Refusal refusal) {
        return switch (refusal.type()) {
            case SITE_HIDDEN -> CloseCode.NOT_SO_FAR;
            case BAD_PARAMETER -> CloseCode.UNKNOWN_SITE;
            case DATABASE_AWAY -> CloseCode.TRY_LATER;
            default -> CloseCode.BROKEN;
        };
    }

    private void begin(Request.Auth auth) {
        token = auth.token();
        state = State.AWAITS_SNAPSHOT;
        loop.rewatch();
        Request.Resume resume = auth.resume();
        if (resume == null) {
            beginAnew("");
        } else {
            resume(resume);
        }
    }

    private void resume(Request.Resume resume) {
        OptionalLong after = resume.after();
        OptionalLong next = after.isPresent() ? hub.ring().after(after.getAsLong()) : OptionalLong.empty();
        if (next.isPresent()) {
            goOn(next.getAsLong(), Map.of(), "sequence");
        } else if (hub.ring().covers(resume.positions())) {
            goOn(hub.ring().tail(), resume.positions(), "positions");
        } else {
            beginAnew(",\"resumed\":false,\"reason\":\""
                    + (resume.positions().isEmpty()
                            ? "the number is of another pod, or what came after it is not kept any more"
                            : "what came after these positions is not kept any more")
                    + "\"");
        }
    }

    private void goOn(long from, Map<String, Long> heard, String by) {
        snapshotsAsked++;
        cursor = from;
        heardElsewhere = heard;
        elsewhereUntil = hub.ring().head();
        outlet.text(
                "{\"type\":\"resumed\",\"by\":\"" + by + "\",\"alerts\":" + hub.alerts(subscription.siteId()) + "}");
        state = State.LISTENS;
        loop.news();
    }

    private void beginAnew(String more) {
        state = State.AWAITS_SNAPSHOT;
        int asked = ++snapshotsAsked;
        errands.snapshot(subscription.siteId(), more, snapshot -> {
            // What was asked for later counts.
            if (state == State.AWAITS_SNAPSHOT && asked == snapshotsAsked) {
                snapshot.ifPresentOrElse(this::begin, () -> end(CloseCode.BROKEN));
            }
        });
    }

    private void begin(Hub.Snapshot snapshot) {
        outlet.text(snapshot.text());
        cursor = snapshot.next();
        heardElsewhere = Map.of();
        state = State.LISTENS;
        loop.news();
    }

    /** Sends what is new, as far as the network takes it. */
    void catchUp(Map<Batch.Key, Batch> batches) {
        while (state == State.LISTENS
                && outlet.isWritable()
                && cursor < hub.ring().head()) {
            boolean isOwn = !heardElsewhere.isEmpty();
            var key = new Batch.Key(subscription, cursor);
            Batch batch = isOwn ? null : batches.get(key);
            if (batch == null) {
                batch = Batch.of(hub.ring(), subscription, cursor, heardElsewhere, allocator);
                if (batch == null) {
                    shed();
                    return;
                }
                if (!isOwn) {
                    batches.put(key, batch);
                }
            }
            if (batch.frames() > 0) {
                outlet.write(batch.bytes());
                hub.metrics().sent(batch.frames());
            }
            cursor = batch.next();
            if (isOwn) {
                batch.release();
                if (cursor >= elsewhereUntil && hub.ring().hasReached(heardElsewhere)) {
                    heardElsewhere = Map.of();
                }
            }
        }
    }

    /** It was so slow that what it should have got next is gone. */
    private void shed() {
        long missed = hub.ring().tail() - cursor;
        hub.metrics().shed(missed);
        outlet.text(
                "{\"type\":\"shed\",\"missed\":" + missed
                        + ",\"detail\":\"You read too slowly: so many frames at most were left out. A fresh snapshot follows.\"}");
        beginAnew("");
    }

    /** It answers pings. */
    void isThere() {
        heardAt = System.nanoTime();
    }

    /** The network takes more again. */
    void drained() {
        loop.news();
    }

    /** Once a second. */
    void sweep() {
        long now = System.nanoTime();
        long pingEvery = hub.config().pingEvery().toNanos();
        if (state == State.UNKNOWN
                && now - connectedAt > hub.config().authWithin().toNanos()) {
            end(CloseCode.NO_TOKEN);
        } else if (now - heardAt > (PINGS_MISSED + 1) * pingEvery) {
            end(CloseCode.SILENT);
        } else if (now - pingedAt > pingEvery) {
            pingedAt = now;
            outlet.ping();
        }
    }

    void end(CloseCode code) {
        if (state != State.GONE) {
            state = State.GONE;
            hub.metrics().closed(code.code());
            outlet.close(code.code(), code.reason());
        }
    }

    /** The connection is over, whoever ended it. */
    void gone() {
        if (!isGone) {
            isGone = true;
            state = State.GONE;
            loop.remove(this);
            hub.metrics().leaves();
        }
    }
}
