package io.rivulet.query.access;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.TreeSet;

/** Knows whom a page must talk to for somebody to sign in. */
@Singleton
public final class SignInOrigins {

    private final Oidc oidc;

    SignInOrigins(Oidc oidc) {
        this.oidc = oidc;
    }

    /** As sources of a Content-Security-Policy, each with a space in front; nothing where nobody signs in elsewhere. */
    public String sources() {
        if (!oidc.isConfigured()) {
            return "";
        }
        var origins = new TreeSet<String>();
        origins.add(origin(oidc.issuer()));
        Oidc.Metadata known = oidc.lastKnown();
        if (known != null) {
            origins.add(origin(known.tokenEndpoint()));
        }
        return " " + String.join(" ", origins);
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
