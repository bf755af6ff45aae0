package io.rivulet.query.access;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of the API that a token may be let into. */
@Schema(enumeration = {"analytics", "people", "define", "operate", "costs", "export", "tokens", "audit", "maintain"})
public enum TokenScope {
    /** Numbers: every report and analysis, and the definitions that are kept. */
    ANALYTICS(Role.ANALYST),
    /** Single people, their visits and their events. */
    PEOPLE(Role.ANALYST),
    /** Keep and forget funnels, views and the like. */
    DEFINE(Role.ANALYST),
    /** How the fleet does. */
    OPERATE(Role.ANALYST),
    /** Say what campaigns cost. */
    COSTS(Role.ADMIN),
    /** Take events away as a file. */
    EXPORT(Role.ADMIN),
    /** Make and revoke tokens. */
    TOKENS(Role.ADMIN),
    /** Read who did what. */
    AUDIT(Role.ADMIN),
    /** Have answers forgotten and tables made anew. */
    MAINTAIN(Role.ADMIN);

    private final Role least;

    TokenScope(Role least) {
        this.least = least;
    }

    /** Whether the role may have it. */
    boolean isOf(Role role) {
        return role == Role.ADMIN || least == role;
    }

    /** Whether it makes sense for some sites only; what all sites have in common does not. */
    boolean knowsSites() {
        return this != DEFINE && this != OPERATE && this != TOKENS && this != AUDIT && this != MAINTAIN;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Everything that a role may do. */
    static List<TokenScope> of(Role role) {
        return Arrays.stream(values()).filter(scope -> scope.isOf(role)).toList();
    }

    static Optional<TokenScope> named(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(name))
                .findFirst();
    }

    static String names(List<TokenScope> scopes) {
        return scopes.stream().map(TokenScope::wireName).collect(Collectors.joining(", "));
    }
}
