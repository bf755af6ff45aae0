package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says who comes with a token, an API token or a sign-in, wherever it was sent. */
@Singleton
public final class Admission {

    private final Tokens tokens;
    private final Oidc oidc;
    private final TokenUses uses;
    private final AuditLog log;
    private final Clock clock;

    Admission(Tokens tokens, Oidc oidc, TokenUses uses, AuditLog log, Clock clock) {
        this.tokens = tokens;
        this.oidc = oidc;
        this.uses = uses;
        this.log = log;
        this.clock = clock;
    }

    /** Who it is, or why they are not let in. */
    private record Verdict(
            @Nullable Caller caller, @Nullable Refusal refusal) {}

    /** Whether this pod answers questions at all. */
    boolean isOpen() {
        return tokens.areTaken();
    }

    /**
     * Whose token it is. It may wait for Postgres.
     *
     * @param address from where it comes, for the audit log
     * @throws Refusal when it is unknown or over, which tells why; or when nobody can say
     */
    Caller recognise(String token, @Nullable String address) {
        Verdict verdict = look(token);
        if (verdict.refusal() != null) {
            note(verdict, address);
            throw verdict.refusal();
        }
        return known(verdict);
    }

    /**
     * The same for somebody who wants to listen to people live.
     *
     * @return none when the token is unknown or over
     * @throws Refusal when nobody can say, or it can't be written down that they begin
     */
    public Optional<Caller> admit(String token, HttpServerRequest request) {
        Verdict verdict = look(token);
        String address = Whence.of(request);
        if (verdict.refusal() != null) {
            note(verdict, address);
            return Optional.empty();
        }
        Caller caller = known(verdict);
        Outcome outcome = caller.mayListen() ? Outcome.ALLOWED : Outcome.REFUSED;
        log.write(new Entry(caller, Deed.LIVE_OPENED, request.path(), null, address, outcome));
        return Optional.of(caller);
    }

    /**
     * Whether who was let in still may listen. It may wait for Postgres.
     *
     * @throws Refusal when nobody can say
     */
    public boolean mayStillListen(String token) {
        Verdict verdict = look(token);
        return verdict.refusal() == null && known(verdict).mayListen();
    }

    /** Is told whenever who was let in may have to go, on a thread that must not be kept. */
    public void whenSomebodyMayHaveToGo(Runnable told) {
        tokens.whenOneChanges(told);
    }

    private Verdict look(String token) {
        try {
            Optional<Caller> signedIn = oidc.recognise(token);
            if (signedIn.isPresent()) {
                return new Verdict(signedIn.get(), null);
            }
        } catch (Refusal refusal) {
            if (refusal.type() == ProblemType.TOKEN_NEEDED) {
                return new Verdict(null, refusal);
            }
            throw refusal;
        }
        Optional<KnownToken> found = tokens.find(token);
        if (found.isEmpty()) {
            return new Verdict(null, Refusal.of(ProblemType.TOKEN_NEEDED, "The token is unknown."));
        }
        KnownToken known = found.get();
        Optional<Refusal> refusal = known.refusalAt(clock.instant());
        if (refusal.isEmpty()) {
            uses.used(known.token().id());
        }
        return new Verdict(known.caller(), refusal.orElse(null));
    }

    private void note(Verdict verdict, @Nullable String address) {
        Refusal refusal = verdict.refusal();
        log.note(new Entry(
                verdict.caller(),
                Deed.TOKEN_REFUSED,
                null,
                refusal == null ? null : refusal.getMessage(),
                address,
                Outcome.REFUSED));
    }

    private static Caller known(Verdict verdict) {
        Caller caller = verdict.caller();
        if (caller == null) {
            throw new IllegalStateException("Whoever is let in is known");
        }
        return caller;
    }
}
