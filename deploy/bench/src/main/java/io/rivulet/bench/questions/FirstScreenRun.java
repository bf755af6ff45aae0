package io.rivulet.bench.questions;

import com.fasterxml.jackson.databind.JsonNode;
import io.rivulet.bench.Options;
import io.rivulet.bench.stand.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Opens the dashboard over the archive of {@link QuestionsRun} in a browser with a slow processor, and looks at a clock. */
public final class FirstScreenRun {

    private static final int DAYS = 30;

    private final Options options;
    private final Path folder;
    private final Consumer<String> out;

    public FirstScreenRun(Options options, Consumer<String> out) {
        this.options = options;
        this.folder = options.archive(QuestionsRun.USUAL_FOLDER);
        this.out = out;
    }

    /** What was measured; {@code kept} says whether it is what was promised. */
    public JsonNode run() throws InterruptedException {
        try (Archive archive = Archive.open(folder)) {
            QuestionsRun.prepare(archive, options, folder, out);
            out.accept(String.format(Locale.ROOT, "%,d events in %s", archive.events(), folder));
            try (Analyst analyst = QuestionsRun.analyst(archive.jdbcUrl(), options, folder)) {
                var last = Archive.FIRST.plusDays(Archive.DAYS - 1L);
                return Browser.run(
                        "measure.mjs",
                        analyst.address(),
                        Analyst.TOKEN,
                        List.of(
                                "site=" + Archive.SITES.get(0) + "&from=" + last.minusDays(DAYS - 1L) + "&to=" + last,
                                "4",
                                String.valueOf(options.windows())),
                        out);
            }
        }
    }
}
