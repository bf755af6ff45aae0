package io.rivulet.sessionizer.session;

import io.rivulet.schemas.avro.UserEvent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * By which campaign a visitor came. An assistant's link and a link of the site itself carry campaigns that brought
 * nobody: such an event neither cuts a session nor changes the campaign it came by.
 */
final class Campaigns {

    private Campaigns() {}

    /** The campaign that an event brings to its session, if it brings one. */
    static @Nullable String broughtBy(UserEvent event) {
        String campaign = event.getSource().getCampaign();
        return campaign == null || campaign.isBlank() || exempt(event) ? null : campaign;
    }

    /**
     * Whether an event starts a session of its own.
     *
     * @param current the last campaign of the session so far
     * @param pageViewed whether the session has a page view: before its first, a campaign may still be its own
     */
    static boolean cut(@Nullable String current, boolean pageViewed, UserEvent next) {
        String campaign = broughtBy(next);
        if (campaign == null) {
            return false;
        }
        return current == null ? pageViewed : !campaign.equalsIgnoreCase(current);
    }

    private static boolean exempt(UserEvent event) {
        if (event.getSource().getChannel().equals("assistant")) {
            return true;
        }
        String host = host(event.getPage().getUrl());
        return host != null && host.equals(host(event.getPage().getReferrer()));
    }

    /** By hand: addresses come as browsers have them, and those are not always URIs. */
    private static @Nullable String host(@Nullable String address) {
        int scheme = address == null ? -1 : address.indexOf("://");
        if (address == null || scheme < 0) {
            return null;
        }
        int start = scheme + "://".length();
        int end = start;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(Math.max(start, address.lastIndexOf('@', end - 1) + 1), end);
        int port = authority.endsWith("]") ? -1 : authority.lastIndexOf(':');
        String host = (port < 0 ? authority : authority.substring(0, port)).toLowerCase(Locale.ROOT);
        host = host.startsWith("www.") ? host.substring("www.".length()) : host;
        return host.isEmpty() ? null : host;
    }
}
