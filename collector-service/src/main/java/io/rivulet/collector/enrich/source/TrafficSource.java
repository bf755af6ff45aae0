package io.rivulet.collector.enrich.source;

import io.rivulet.collector.event.EventFields;
import io.rivulet.schemas.avro.Source;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit came from: an advertiser's click id and the campaign that the event or its page's address names, else
 * the referring site. A page of the same site is no source.
 */
public final class TrafficSource {

    private static final String DIRECT = "direct";
    private static final String REFERRAL = "referral";
    private static final String ORGANIC_SEARCH = "organic search";
    private static final String ORGANIC_SOCIAL = "organic social";
    private static final Set<String> PAID = Set.of("paid search", "paid social", "display", "affiliate");

    private static final int MAX_CHARACTERS = 255;
    // Most engines tell no more what was searched for; those that do use one of these.
    private static final List<String> TERMS = List.of(
            "q", "query", "search", "p", "text", "wd", "word", "searchfor", "search_query", "keyword", "keywords", "k");

    private final Referrers referrers = new Referrers();
    private final ClickIds clickIds = new ClickIds();

    /** What the event and the two addresses tell. */
    public Source read(
            EventFields fields, @Nullable PageAddress page, @Nullable PageAddress referrer, Set<String> ownDomains) {
        Map<String, String> query = page == null ? Map.of() : page.parameters();
        String source = tag(fields, query, "utmSource", "utm_source");
        String medium = tag(fields, query, "utmMedium", "utm_medium");
        String campaign = tag(fields, query, "utmCampaign", "utm_campaign");
        String term = tag(fields, query, "utmTerm", "utm_term");
        String content = tag(fields, query, "utmContent", "utm_content");
        ClickIds.Click click = clickIds.in(query);
        boolean tagged = source != null || medium != null || campaign != null;
        if (!tagged && click == null) {
            Source referred = referred(page, referrer, ownDomains);
            return new Source(
                    referred.getChannel(),
                    referred.getSource(),
                    null,
                    null,
                    term == null ? referred.getTerm() : term,
                    content,
                    null,
                    null);
        }
        String channel = tagged ? channel(source, medium) : null;
        return new Source(
                click == null || (channel != null && beats(channel, click)) ? orReferral(channel) : click.channel(),
                source == null && click != null ? click.network() : source,
                medium,
                campaign,
                term,
                content,
                click == null ? null : click.name(),
                click == null ? null : cut(click.value()));
    }

    private static String orReferral(@Nullable String channel) {
        return channel == null ? REFERRAL : channel;
    }

    /** A network's mark of payment is worth more than a word like e-mail; a medium that was paid says which it was. */
    private static boolean beats(String channel, ClickIds.Click click) {
        return PAID.contains(channel) || (!click.paid() && !channel.equals(REFERRAL));
    }

    private Source referred(@Nullable PageAddress page, @Nullable PageAddress referrer, Set<String> ownDomains) {
        String from = referrer == null ? null : referrer.host();
        String here = page == null ? null : page.host();
        if (referrer == null || from == null || from.equals(here)) {
            return source(DIRECT, null, null);
        }
        Referrers.Referrer known = referrers.at(referrer);
        if (known != null) {
            return source(
                    known.channel(), known.name(), known.channel().equals(ORGANIC_SEARCH) ? term(referrer) : null);
        }
        boolean internal = (here != null && (isBelow(from, here) || isBelow(here, from)))
                || ownDomains.stream().anyMatch(own -> own.equals(from) || isBelow(from, own));
        return internal ? source(DIRECT, null, null) : source(REFERRAL, from, null);
    }

    private static boolean isBelow(String host, String domain) {
        return domain.indexOf('.') > 0 && host.endsWith("." + domain);
    }

    private static @Nullable String term(PageAddress referrer) {
        Map<String, String> query = referrer.parameters();
        return TERMS.stream()
                .map(query::get)
                .filter(term -> term != null && !term.isBlank())
                .findFirst()
                .map(TrafficSource::cut)
                .orElse(null);
    }

    private static Source source(String channel, @Nullable String name, @Nullable String term) {
        return new Source(channel, name, null, null, term, null, null, null);
    }

    private String channel(@Nullable String source, @Nullable String medium) {
        Referrers.Referrer known = source == null ? null : referrers.named(source);
        boolean social = known != null && known.channel().equals(ORGANIC_SOCIAL);
        String word = medium == null
                ? ""
                : medium.toLowerCase(Locale.ROOT)
                        .replace(" ", "")
                        .replace("_", "")
                        .replace("-", "");
        return switch (word) {
            case "cpc", "ppc", "paid", "cpa", "cpv", "cpi", "retargeting" -> social ? "paid social" : "paid search";
            case "paidsearch", "sem" -> "paid search";
            case "paidsocial" -> "paid social";
            case "social", "socialnetwork", "socialmedia", "sm", "organicsocial" -> ORGANIC_SOCIAL;
            case "organic", "seo", "organicsearch" -> ORGANIC_SEARCH;
            case "email", "mail", "newsletter" -> "e-mail";
            case "display", "banner", "cpm", "interstitial", "expandable", "programmatic", "native" -> "display";
            case "affiliate", "affiliates", "partner" -> "affiliate";
            case "ai", "assistant", "llm", "chatbot" -> "assistant";
            default -> word.startsWith("paid") ? "paid search" : known == null ? REFERRAL : known.channel();
        };
    }

    private static @Nullable String tag(EventFields fields, Map<String, String> query, String field, String parameter) {
        String sent = fields.textUpTo(MAX_CHARACTERS, field, parameter);
        String inAddress = query.get(parameter);
        return sent != null || inAddress == null ? sent : cut(inAddress);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return text;
        }
        // Half a surrogate pair is no character.
        boolean half = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1));
        return text.substring(0, half ? MAX_CHARACTERS - 1 : MAX_CHARACTERS);
    }
}
