package io.rivulet.collector.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** Properties by which a visitor could be recognised on another day, however deep they lie. */
final class Identifying {

    // Letters only, so that user_id, userId and "User ID" are one name. No orders: they are bought once.
    private static final Set<String> NAMES = Set.of(
            "userid",
            "visitorid",
            "anonymousid",
            "distinctid",
            "fingerprint",
            "customerid",
            "clientid",
            "deviceid",
            "accountid",
            "memberid",
            "contactid",
            "personid",
            "sessionid",
            "advertisingid",
            "idfa",
            "gaid",
            "traits");

    private Identifying() {}

    static void removeFrom(JsonNode properties) {
        if (properties instanceof ObjectNode object) {
            object.properties().removeIf(field -> NAMES.contains(letters(field.getKey())));
        }
        properties.forEach(Identifying::removeFrom);
    }

    private static String letters(String name) {
        var letters = new StringBuilder(name.length());
        name.chars().filter(Character::isLetter).forEach(c -> letters.append((char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }
}
