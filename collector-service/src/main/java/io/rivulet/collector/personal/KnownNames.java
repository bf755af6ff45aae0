package io.rivulet.collector.personal;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** What the name of a field or parameter says about its value. */
final class KnownNames {

    /** What a value is by its name. */
    enum Meaning {
        EMAIL,
        PHONE,
        /** Names somebody or something: must stay one to one, whatever the spelling of the data in it. */
        ID,
        /** Names an event: of two that differ in a letter none may be lost. */
        EVENT_ID,
        ANYTHING
    }

    private static final Set<String> EMAIL = Set.of("email", "mail", "emails", "mails", "courriel", "correo");
    private static final Set<String> PHONE = Set.of(
            "phone",
            "phones",
            "mobile",
            "mobiles",
            "tel",
            "telephone",
            "telefon",
            "telefono",
            "téléphone",
            "cell",
            "cellphone",
            "cellular",
            "handy",
            "landline",
            "fax",
            "whatsapp",
            "msisdn",
            "gsm",
            "sms");
    // Words that leave a name what it is: customerEmail, phone_number, hashed_email, confirm-mail.
    private static final Set<String> QUALIFIERS = Set.of(("e user customer client buyer member visitor person contact"
                    + " billing shipping delivery invoice home work office business company private personal primary"
                    + " secondary main alt alternative other new old current your my the guest owner sender recipient"
                    + " from to cc bcc reply lead account login profile address addr number numbers no num nr value raw"
                    + " hash hashed sha sha1 sha256 md5 lower normalized normalised text field fields form input data"
                    + " confirm confirmation repeat verify verified day evening international national intl local"
                    + " country code e164 full ph")
            .split(" ", -1));
    private static final Set<String> JOINED_PHONE = Set.of("contactnumber", "callbacknumber", "callback", "phoneno");
    private static final Set<String> EVENT_ID = Set.of("eventid", "messageid");
    private static final Set<String> ID = Set.of("id", "ids", "uuid", "guid", "fingerprint", "key", "session");

    private static final int MAX_CHARACTERS = 100;
    // Names come from strangers: there is a place for each of so many of their hashes, and who comes later takes it.
    private static final int PLACES = 4096;
    private static final AtomicReferenceArray<@Nullable Known> KNOWN = new AtomicReferenceArray<>(PLACES);

    /**
     * A name.
     *
     * @param isHarmless whether it is known that there is no personal data in itself
     */
    record Known(String name, Meaning meaning, boolean isHarmless) {}

    private KnownNames() {}

    static Meaning of(String name) {
        return look(name).meaning();
    }

    static Known look(String name) {
        Known known = KNOWN.getAcquire(place(name.hashCode()));
        return known != null && known.name().equals(name) ? known : learned(name);
    }

    /** Of the name that stands there in a text. */
    static Meaning of(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text.charAt(i);
        }
        Known known = KNOWN.getAcquire(place(hash));
        return known != null && known.name().length() == end - start && text.startsWith(known.name(), start)
                ? known.meaning()
                : learned(text.substring(start, end)).meaning();
    }

    private static Known learned(String name) {
        boolean isLong = name.length() > MAX_CHARACTERS;
        // A glance at an equals sign asks for the name before it, which must not ask for a glance again.
        boolean isHarmless = name.indexOf('=') < 0 && Glance.isHarmless(name);
        Known known = new Known(name, isLong ? Meaning.ANYTHING : meaning(Plain.of(name)), isHarmless);
        if (!isLong) {
            KNOWN.setRelease(place(name.hashCode()), known);
        }
        return known;
    }

    private static int place(int hash) {
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    private static Meaning meaning(String name) {
        Meaning meaning = Meaning.ANYTHING;
        boolean odd = false;
        String last = "";
        var joined = new StringBuilder();
        for (String word : NameWords.of(name)) {
            joined.append(word);
            if (EMAIL.contains(word)) {
                meaning = Meaning.EMAIL;
            } else if (PHONE.contains(word)) {
                meaning = meaning == Meaning.EMAIL ? meaning : Meaning.PHONE;
            } else if (!QUALIFIERS.contains(word) && !isNumber(word)) {
                odd = true;
            }
            last = isNumber(word) ? last : word;
        }
        if (JOINED_PHONE.contains(joined.toString())) {
            return Meaning.PHONE;
        }
        if (meaning != Meaning.ANYTHING && !odd) {
            return meaning;
        }
        if (EVENT_ID.contains(joined.toString())) {
            return Meaning.EVENT_ID;
        }
        return ID.contains(last) ? Meaning.ID : Meaning.ANYTHING;
    }

    private static boolean isNumber(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
