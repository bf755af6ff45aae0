package io.rivulet.collector.enrich.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.collector.event.ClientHints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * User-agent client hints, from the headers or as a script reads them ({@code navigator.userAgentData}).
 *
 * @param brands the browser and what it is made of; the grease among them is left out
 * @param mobile null where nothing says so
 * @param formFactors in lower case
 */
public record Hints(
        List<Brand> brands,
        @Nullable Boolean mobile,
        @Nullable String platform,
        @Nullable String platformVersion,
        @Nullable String model,
        List<String> formFactors) {

    static final Hints NONE = new Hints(List.of(), null, null, null, null, List.of());

    private static final int MAX_HEADER = 1_000;
    private static final int MAX_WORD = 100;
    private static final int MAX_BRANDS = 16;
    private static final Pattern BRAND = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*;\\s*v=\"([^\"]*)\"");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
    // Browsers put a brand that is none into their list, so that nobody relies on it: Not)A;Brand, Not A(Brand.
    private static final Pattern GREASE = Pattern.compile("Not.A.Brand|^\\W?Not\\b");

    /** One brand; of the full versions, where they are sent, the full version. */
    record Brand(String name, String version) {}

    /** As headers say it. */
    public static Hints of(ClientHints headers) {
        if (headers.equals(ClientHints.NONE)) {
            return NONE;
        }
        String brands = headers.fullVersions() == null ? headers.brands() : headers.fullVersions();
        List<String> factors = new ArrayList<>();
        for (Matcher word = QUOTED.matcher(cut(headers.formFactors(), MAX_HEADER)); word.find(); ) {
            factors.add(word.group(1).toLowerCase(Locale.ROOT));
        }
        String mobile = headers.mobile();
        return new Hints(
                brands(cut(brands, MAX_HEADER)),
                mobile == null ? null : mobile.contains("1"),
                unquoted(headers.platform()),
                unquoted(headers.platformVersion()),
                unquoted(headers.model()),
                factors);
    }

    /** As a script says it; nothing where it is no object. */
    public static Hints of(JsonNode data) {
        JsonNode list = data.path("fullVersionList").isEmpty() ? data.path("brands") : data.path("fullVersionList");
        List<Brand> brands = new ArrayList<>();
        for (JsonNode brand : list) {
            add(brands, brand.path("brand").asText(""), brand.path("version").asText(""));
        }
        List<String> factors = new ArrayList<>();
        data.path("formFactors").forEach(factor -> factors.add(factor.asText("").toLowerCase(Locale.ROOT)));
        JsonNode mobile = data.path("mobile");
        return new Hints(
                brands,
                mobile.isBoolean() ? mobile.booleanValue() : null,
                unquoted(data.path("platform").asText(null)),
                unquoted(data.path("platformVersion").asText(null)),
                unquoted(data.path("model").asText(null)),
                factors);
    }

    boolean say(String formFactor) {
        return formFactors.contains(formFactor);
    }

    private static List<Brand> brands(String header) {
        List<Brand> brands = new ArrayList<>();
        for (Matcher brand = BRAND.matcher(header); brand.find(); ) {
            add(brands, brand.group(1), brand.group(2));
        }
        return brands;
    }

    private static void add(List<Brand> brands, String name, String version) {
        if (!name.isBlank()
                && brands.size() < MAX_BRANDS
                && !GREASE.matcher(name).find()) {
            brands.add(new Brand(cut(name.strip(), MAX_WORD), cut(version.strip(), MAX_WORD)));
        }
    }

    private static @Nullable String unquoted(@Nullable String header) {
        String text = cut(header, MAX_WORD).replace("\"", "").strip();
        return text.isEmpty() ? null : text;
    }

    private static String cut(@Nullable String text, int characters) {
        return text == null ? "" : text.length() <= characters ? text : text.substring(0, characters);
    }
}
