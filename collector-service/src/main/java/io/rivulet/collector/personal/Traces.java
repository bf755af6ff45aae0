package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds personal data in a text by its shape, and in {@code name=value} by its name. */
final class Traces {

    private final Unescaped seen;
    private final String text;
    private final EmailShape emails;
    private final List<int[]> pseudonyms;
    private final List<Span> spans = new ArrayList<>(2);

    /** The same as a trace, in the text without its escapes. */
    private record Span(PersonalKind kind, int start, int end) {}

    private Traces(Unescaped seen) {
        this.seen = seen;
        this.text = seen.text();
        this.emails = new EmailShape(text);
        this.pseudonyms = Pseudonyms.in(text);
    }

    /** In the order of the text, none overlapping another. */
    static List<Trace> in(String text) {
        return Glance.isHarmless(text) ? List.of() : thoroughlyIn(text);
    }

    /** The same without a glance before. */
    static List<Trace> thoroughlyIn(String text) {
        return new Traces(Unescaped.of(text)).all();
    }

    private List<Trace> all() {
        int addressesUpTo = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int[] found = null;
            PersonalKind kind = PersonalKind.ADDRESS;
            if (c == '@') {
                kind = PersonalKind.EMAIL;
                found = emails.around(i);
            } else if (c == '+') {
                kind = PersonalKind.PHONE;
                found = PhoneShape.fromPlus(text, i);
            } else if (c == '.' && i > 0) {
                found = AddressShape.aroundDot(text, i);
            } else if (c == ':' && PhoneShape.isLink(text, i)) {
                kind = PersonalKind.PHONE;
                found = PhoneShape.linked(text, i);
            } else if (c == ':' && i >= addressesUpTo) {
                // All colons of one address tell the same.
                found = AddressShape.aroundColon(text, i);
                addressesUpTo = AddressShape.partsEnd(text, i);
            } else if (c == '=') {
                named(i);
            }
            if (found != null && isNews(kind, found)) {
                add(kind, found[0], found[1]);
                // Between a link and its number there may be something else.
                i = found[0] <= i ? Math.max(i, found[1] - 1) : i;
            }
        }
        return spans.stream().map(this::trace).toList();
    }

    private void named(int equals) {
        Meaning meaning = Parameter.meaning(text, equals);
        int[] found = Parameter.isTelling(meaning) ? Parameter.value(text, equals, meaning) : null;
        if (found != null) {
            add(meaning == Meaning.PHONE ? PersonalKind.PHONE : PersonalKind.EMAIL, found[0], found[1]);
        }
    }

    /** Whether it is no part of a pseudonym, whose digits may look like a number, and which may be a login. */
    private boolean isNews(PersonalKind kind, int[] found) {
        int first = 0;
        int behind = pseudonyms.size();
        while (first < behind) {
            int middle = (first + behind) >>> 1;
            if (pseudonyms.get(middle)[1] > found[0]) {
                behind = middle;
            } else {
                first = middle + 1;
            }
        }
        if (first == pseudonyms.size()) {
            return true;
        }
        int[] next = pseudonyms.get(first);
        return kind == PersonalKind.EMAIL ? next[0] > found[0] || next[1] < found[1] : next[0] >= found[1];
    }

    /** Those that overlap become one; an e-mail address may begin like a number. */
    private void add(PersonalKind kind, int start, int end) {
        Span span = new Span(kind, start, end);
        while (!spans.isEmpty() && spans.get(spans.size() - 1).end() > span.start()) {
            Span before = spans.remove(spans.size() - 1);
            span = new Span(
                    span.kind() == PersonalKind.EMAIL ? span.kind() : before.kind(),
                    Math.min(span.start(), before.start()),
                    Math.max(span.end(), before.end()));
        }
        spans.add(span);
    }

    private Trace trace(Span span) {
        return new Trace(
                span.kind(),
                seen.origin(span.start()),
                seen.origin(span.end()),
                text.substring(span.start(), span.end()));
    }

    /** The number in a text that is called one; null where there is none. A pseudonym's digits are none. */
    static @Nullable String number(String text) {
        String plain = Plain.of(text);
        int[] found = Pseudonyms.isClean(plain) ? null : PhoneShape.named(plain, 0, plain.length());
        return found == null ? null : plain.substring(found[0], found[1]);
    }
}
