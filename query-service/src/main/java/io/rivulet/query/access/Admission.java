package io.rivulet.query.access;

import jakarta.inject.Singleton;
import java.util.Optional;

/** Says who comes with a token, wherever it was sent. */
@Singleton
public final class Admission {

    private final Tokens tokens;

    Admission(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Whose token it is, unless it is unknown or over. It may wait for Postgres.
     *
     * @throws io.rivulet.query.problem.Refusal when nobody can say
     */
    public Optional<Caller> admit(String token) {
        return tokens.recognise(token).map(known -> new Caller(known.id(), known.role()));
    }
}
