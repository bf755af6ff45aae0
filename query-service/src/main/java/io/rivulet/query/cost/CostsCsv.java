package io.rivulet.query.cost;

import io.rivulet.query.problem.ProblemType;
import io.rivulet.query.problem.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads costs from CSV as RFC 4180 has it; the header says in which order the columns come. */
final class CostsCsv {

    private CostsCsv() {}

    /**
     * The costs of all lines.
     *
     * @throws Refusal naming the line and column, or the header
     */
    static List<Cost> read(String csv, int most) {
        List<List<String>> lines = lines(csv);
        if (lines.isEmpty() || !CostFields.NAMES.containsAll(lines.get(0))) {
            throw Refusal.parameter(
                    "header", "The first line names columns of " + String.join(", ", CostFields.NAMES) + ".");
        }
        if (lines.size() - 1 > most) {
            throw Refusal.parameter("costs", "There are at most " + most + " costs at once.");
        }
        List<String> header = lines.get(0);
        List<Cost> costs = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            Map<String, String> fields = new HashMap<>();
            for (int column = 0; column < Math.min(header.size(), lines.get(i).size()); column++) {
                fields.put(header.get(column), lines.get(i).get(column));
            }
            costs.add(CostFields.read("line " + (i + 1), fields::get));
        }
        return costs;
    }

    private static List<List<String>> lines(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < csv.length(); i++) {
            char each = csv.charAt(i);
            if (quoted && each == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (each == '"') {
                quoted = !quoted;
            } else if (!quoted && (each == ',' || each == '\n')) {
                line.add(field.toString().strip());
                field.setLength(0);
                if (each == '\n') {
                    add(lines, line);
                    line = new ArrayList<>();
                }
            } else {
                field.append(each);
            }
        }
        if (quoted) {
            throw Refusal.of(ProblemType.BAD_REQUEST, "A quoted field of the CSV does not end.");
        }
        line.add(field.toString().strip());
        add(lines, line);
        return lines;
    }

    private static void add(List<List<String>> lines, List<String> line) {
        if (line.size() > 1 || !line.get(0).isEmpty()) {
            lines.add(line);
        }
    }
}
