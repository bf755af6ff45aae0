package io.rivulet.query.cost;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Reads costs from CSV as RFC 4180 has it; the header says in which order the columns come. It reads no further than there is
 * room: what has too many lines or fields is refused where they begin to be too many.
 */
final class CostsCsv {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char UNREADABLE = '\uFFFD';

    private final String csv;
    private final int most;
    private final List<List<String>> lines = new ArrayList<>();
    private List<String> line = new ArrayList<>();

    private CostsCsv(String csv, int most) {
        this.csv = csv;
        this.most = most;
    }

    /**
     * The costs of all lines.
     *
     * @throws Refusal naming the line and column, or the header
     */
    static List<Cost> read(String csv, int most) {
        if (csv.indexOf(UNREADABLE) >= 0) {
            throw Refusal.parameter(
                    "costs", "The CSV is UTF-8. It holds bytes that are not; another encoding loses names.");
        }
        var reader = new CostsCsv(csv, most);
        reader.split();
        return costs(reader.lines);
    }

    private static List<Cost> costs(List<List<String>> lines) {
        if (lines.isEmpty()
                || !CostFields.NAMES.containsAll(lines.get(0))
                || new HashSet<>(lines.get(0)).size() < lines.get(0).size()) {
            throw header();
        }
        List<String> header = lines.get(0);
        List<Cost> costs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            String place = "line " + (i + 1);
            // A comma within an amount makes one field too many: it would be taken for a smaller one.
            if (line.size() != header.size()) {
                throw Refusal.parameter(
                        place,
                        "It has " + line.size() + " fields, and the header names " + header.size()
                                + ". A field with a comma stands in quotes.");
            }
            Map<String, String> fields = new HashMap<>();
            for (int column = 0; column < header.size(); column++) {
                fields.put(header.get(column), line.get(column));
            }
            costs.add(CostFields.read(place, fields::get));
        }
        return costs;
    }

    private void split() {
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = isMarked() ? 1 : 0; i < csv.length(); i++) {
            char each = csv.charAt(i);
            if (quoted && each == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == ',' || each == '\n')) {
                endField(field);
                if (each == '\n') {
                    endLine();
                }
            } else {
                field.append(each);
            }
        }
        if (quoted) {
            throw Refusal.of(ProblemType.BAD_REQUEST, "A quoted field of the CSV does not end.");
        }
        endField(field);
        endLine();
    }

    /** Spreadsheets begin UTF-8 with a mark. */
    private boolean isMarked() {
        return !csv.isEmpty() && csv.charAt(0) == BYTE_ORDER_MARK;
    }

    private void endField(StringBuilder field) {
        if (line.size() > CostFields.NAMES.size()) {
            throw lines.isEmpty()
                    ? header()
                    : Refusal.parameter(
                            "line " + (lines.size() + 1), "A line has at most " + CostFields.NAMES.size() + " fields.");
        }
        line.add(field.toString().strip());
        field.setLength(0);
    }

    private void endLine() {
        if (line.size() > 1 || !line.get(0).isEmpty()) {
            lines.add(line);
        }
        if (lines.size() - 1 > most) {
            throw Refusal.parameter("costs", "There are at most " + most + " costs at once.");
        }
        line = new ArrayList<>();
    }

    private static Refusal header() {
        return Refusal.parameter(
                "header",
                "The first line names columns of " + String.join(", ", CostFields.NAMES)
                        + ", each once, with commas between.");
    }
}
