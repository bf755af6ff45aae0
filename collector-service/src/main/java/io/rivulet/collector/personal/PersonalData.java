package io.rivulet.collector.personal;

import io.rivulet.collector.personal.KnownNames.Meaning;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Takes e-mail addresses, telephone numbers and full network addresses out of texts. What makes up a whole text becomes a
 * pseudonym, by which it can still be recognised; inside of another text it becomes a marker, so that pages and titles
 * stay few; of a network address the network is left. In an id it becomes a pseudonym, so that ids stay one to one.
 */
public final class PersonalData {

    private final Pseudonyms pseudonyms;
    private final LeftAlone leftAlone = new LeftAlone();

    /** Pseudonyms are made with a key derived from the secret: with another one everybody is somebody else. */
    public PersonalData(PersonalKey key) {
        pseudonyms = new Pseudonyms(key);
    }

    /** A text for people. */
    public String text(String text) {
        return cleaned(text, false, new Harmless());
    }

    /** A text that names somebody or something. */
    public String id(String id) {
        return cleaned(id, true, new Harmless());
    }

    /** What is left of a value by what it is called. */
    String called(String said, Meaning meaning, Harmless known) {
        return switch (meaning) {
            case EMAIL -> email(said);
            case PHONE -> phone(said);
            case ID -> cleaned(said, true, known);
            case EVENT_ID -> eventId(said, known);
            case ANYTHING -> cleaned(said, false, known);
        };
    }

    private String email(String said) {
        List<Trace> traces = Traces.in(said);
        if (traces.size() == 1 && traces.get(0).kind() == PersonalKind.EMAIL) {
            return pseudonyms.of(PersonalKind.EMAIL, traces.get(0).said());
        }
        return traces.isEmpty() && Pseudonyms.isEmail(said) ? pseudonyms.of(PersonalKind.EMAIL, said) : id(said);
    }

    private String phone(String said) {
        String number = Traces.number(said);
        return number == null ? id(said) : pseudonyms.of(PersonalKind.PHONE, number);
    }

    /** As a whole, where there is something in it: two spellings of one address may be two events. */
    private String eventId(String said, Harmless known) {
        return cleaned(said, true, known).equals(said) ? said : pseudonyms.ofId(said);
    }

    /**
     * The texts of a record that is going to be written, in place: those that were not part of the event, as headers are
     * not, and those that whoever has filled it in took from elsewhere.
     *
     * @param known of its request
     */
    public <R extends SpecificRecord> R written(R record, Harmless known) {
        written(record, RecordText.of(record), known);
        return record;
    }

    private void written(SpecificRecord record, List<RecordText> fields, Harmless known) {
        for (RecordText field : fields) {
            Object value = record.get(field.position());
            if (value instanceof String text) {
                String clean = field.isJson() ? text : called(text, field.meaning(), known);
                if (!clean.equals(text)) {
                    record.put(field.position(), clean);
                }
            } else if (value instanceof SpecificRecord inner) {
                written(inner, field.inner(), known);
            }
        }
    }

    /** The same for a visitor who must not be recognised on another day: pseudonyms go as well. */
    public <R extends SpecificRecord> R forgotten(R record) {
        forgotten(record, RecordText.of(record));
        return record;
    }

    private void forgotten(SpecificRecord record, List<RecordText> fields) {
        for (RecordText field : fields) {
            Object value = record.get(field.position());
            if (value instanceof String text) {
                String clean = Pseudonyms.forgotten(text);
                if (!clean.equals(text)) {
                    record.put(field.position(), field.meaning() != Meaning.ANYTHING ? pseudonyms.ofId(text) : clean);
                }
            } else if (value instanceof SpecificRecord inner) {
                forgotten(inner, field.inner());
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // Where nothing is taken from a text, it stays the same object.
    private String cleaned(String text, boolean id, Harmless known) {
        if (known.has(text)) {
            return text;
        }
        String clean = cleaned(text, id);
        if (clean == text) {
            known.add(text);
        }
        return clean;
    }

    private String cleaned(String text, boolean id) {
        if (Glance.isHarmless(text)) {
            return text;
        }
        if (id) {
            return without(Traces.thoroughlyIn(text), text, true);
        }
        if (leftAlone.has(text)) {
            return text;
        }
        String clean = without(Traces.thoroughlyIn(text), text, false);
        if (clean.equals(text)) {
            leftAlone.add(text);
        }
        return clean;
    }

    private String without(List<Trace> traces, String text, boolean id) {
        if (traces.isEmpty()) {
            return text;
        }
        boolean all = traces.size() == 1 && isAll(traces.get(0), text);
        var clean = new StringBuilder(text.length());
        int kept = 0;
        for (Trace trace : traces) {
            clean.append(text, kept, trace.start()).append(id || all ? pseudonym(trace, id) : rest(trace));
            kept = trace.end();
        }
        return clean.append(text, kept, text.length()).toString();
    }

    private String pseudonym(Trace trace, boolean id) {
        return trace.kind() == PersonalKind.ADDRESS && !id ? rest(trace) : pseudonyms.of(trace.kind(), trace.said());
    }

    private static String rest(Trace trace) {
        String network = trace.kind() == PersonalKind.ADDRESS ? AddressShape.truncated(trace.said()) : null;
        return network == null ? trace.kind().marker() : network;
    }

    private static boolean isAll(Trace trace, String text) {
        return text.substring(0, trace.start()).isBlank()
                && text.substring(trace.end()).isBlank();
    }
}
