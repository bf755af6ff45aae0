package io.rivulet.collector.enrich;

import io.rivulet.collector.event.EventFields;
import io.rivulet.schemas.avro.Source;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a visit came from: the campaign that the event or its page's address names, else an advertiser's click id, else
 * the referring site. A page of the same site is no source.
 */
final class TrafficSource {

    static final String DIRECT = "direct";

    private static final int MAX_CHARACTERS = 255;
    private static final Pattern SEPARATORS = Pattern.compile("[ _-]");
    private static final Map<String, Referrers.Referrer> CLICK_IDS = Map.of(
            "gclid", new Referrers.Referrer("paid search", "google"),
            "gbraid", new Referrers.Referrer("paid search", "google"),
            "wbraid", new Referrers.Referrer("paid search", "google"),
            "msclkid", new Referrers.Referrer("paid search", "bing"),
            "ttclid", new Referrers.Referrer("paid social", "tiktok"));

    private TrafficSource() {}

    static Source read(EventFields fields, @Nullable PageAddress page, @Nullable PageAddress referrer) {
        Map<String, String> query = page == null ? Map.of() : page.parameters();
        String source = tag(fields, query, "utmSource", "utm_source");
        String medium = tag(fields, query, "utmMedium", "utm_medium");
        String campaign = tag(fields, query, "utmCampaign", "utm_campaign");
        String term = tag(fields, query, "utmTerm", "utm_term");
        String content = tag(fields, query, "utmContent", "utm_content");
        Referrers.Referrer clicked = clickId(query);
        if (source != null || medium != null || campaign != null) {
            String channel = clicked == null ? channel(source, medium) : clicked.channel();
            return new Source(channel, source, medium, campaign, term, content);
        }
        if (clicked != null) {
            return new Source(clicked.channel(), clicked.name(), null, null, term, content);
        }
        return referred(page, referrer);
    }

    private static Source referred(@Nullable PageAddress page, @Nullable PageAddress referrer) {
        String from = referrer == null ? null : referrer.host();
        if (from == null || (page != null && from.equals(page.host()))) {
            return new Source(DIRECT, null, null, null, null, null);
        }
        Referrers.Referrer known = Referrers.of(from);
        return known == null
                ? new Source("referral", from, null, null, null, null)
                : new Source(known.channel(), known.name(), null, null, null, null);
    }

    private static Referrers.@Nullable Referrer clickId(Map<String, String> query) {
        return query.keySet().stream()
                .filter(CLICK_IDS::containsKey)
                .sorted()
                .findFirst()
                .map(CLICK_IDS::get)
                .orElse(null);
    }

    private static String channel(@Nullable String source, @Nullable String medium) {
        Referrers.Referrer known = known(source);
        boolean social = known != null && known.channel().equals("organic social");
        return switch (medium == null
                ? ""
                : SEPARATORS.matcher(medium.toLowerCase(Locale.ROOT)).replaceAll("")) {
            case "cpc", "ppc", "paid", "cpa", "cpv" -> social ? "paid social" : "paid search";
            case "paidsearch", "sem" -> "paid search";
            case "paidsocial" -> "paid social";
            case "social", "socialnetwork", "socialmedia", "sm", "organicsocial" -> "organic social";
            case "organic", "seo" -> "organic search";
            case "email", "mail", "newsletter" -> "e-mail";
            case "display", "banner", "cpm", "interstitial", "expandable" -> "display";
            case "affiliate", "affiliates", "partner" -> "affiliate";
            default -> known == null ? "referral" : known.channel();
        };
    }

    private static Referrers.@Nullable Referrer known(@Nullable String source) {
        if (source == null) {
            return null;
        }
        String name = source.toLowerCase(Locale.ROOT);
        return Referrers.of(name.indexOf('.') > 0 ? name : name + ".com");
    }

    private static @Nullable String tag(EventFields fields, Map<String, String> query, String field, String parameter) {
        String sent = fields.textUpTo(MAX_CHARACTERS, field, parameter);
        String inAddress = query.get(parameter);
        if (sent != null || inAddress == null) {
            return sent;
        }
        return inAddress.length() > MAX_CHARACTERS ? inAddress.substring(0, MAX_CHARACTERS) : inAddress;
    }
}
