package io.rivulet.query.access;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Says who comes with a token, wherever it was sent. */
@Singleton
public final class Admission {

    private final Tokens tokens;
    private final TokenUses uses;
    private final Clock clock;

    Admission(Tokens tokens, TokenUses uses, Clock clock) {
        this.tokens = tokens;
        this.uses = uses;
        this.clock = clock;
    }

    /** Whether this pod answers questions at all. */
    boolean isOpen() {
        return tokens.areTaken();
    }

    /**
     * Whose token it is. It may wait for Postgres.
     *
     * @throws Refusal when it is unknown or over, which tells why; or when nobody can say
     */
    Caller recognise(String token) {
        KnownToken known =
                tokens.find(token).orElseThrow(() -> Refusal.of(ProblemType.TOKEN_NEEDED, "The token is unknown."));
        known.refusalAt(clock.instant()).ifPresent(refusal -> {
            throw refusal;
        });
        uses.used(known.token().id());
        return known.caller();
    }

    /**
     * Whose token it is, unless it is unknown or over. It may wait for Postgres.
     *
     * @throws Refusal when nobody can say
     */
    public Optional<Caller> admit(String token) {
        try {
            return Optional.of(recognise(token));
        } catch (Refusal refusal) {
            if (refusal.type() == ProblemType.TOKEN_NEEDED) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** Is told whenever who was let in may have to go, on a thread that must not be kept. */
    public void whenSomebodyMayHaveToGo(Runnable told) {
        tokens.whenOneChanges(told);
    }
}
