package io.rivulet.collector.enrich.source;

import io.rivulet.collector.enrich.list.ListFile;
import io.rivulet.collector.event.NameSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Marks of a click that advertisers' networks leave in the address of the page that it led to. */
final class ClickIds {

    private final List<ListFile.Line> known = ListFile.read(ClickIds.class, "click-ids.tsv");
    private final NameSet names =
            new NameSet(known.stream().map(line -> line.needed(0)).toList());

    /**
     * A marked click.
     *
     * @param name the parameter
     * @param channel the channel of such clicks
     * @param paid whether somebody paid for it, as far as the mark tells
     */
    record Click(String name, String value, String channel, String network, boolean paid) {}

    /** The mark that says most of those in an address. */
    @Nullable Click in(Map<String, String> parameters) {
        if (!hasAny(parameters)) {
            return null;
        }
        for (ListFile.Line line : known) {
            String value = parameters.get(line.needed(0));
            if (value != null) {
                return new Click(line.needed(0), value, line.needed(1), line.needed(2), line.cell(3) == null);
            }
        }
        return null;
    }

    private boolean hasAny(Map<String, String> parameters) {
        for (String name : parameters.keySet()) {
            if (names.has(name)) {
                return true;
            }
        }
        return false;
    }
}
