package io.rivulet.deploy.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The last lines of a log that tell a person why its writer stopped. */
final class LogTail {

    private static final int BYTES = 64 << 10;
    private static final int LINES = 8;

    private LogTail() {}

    /** From the last error on, without stack frames; the very last lines where no error is marked. */
    static List<String> of(Path log) {
        List<String> lines = end(log).lines()
                .filter(line -> !line.isBlank())
                .filter(line -> !line.matches("\\s+at .*|\\s*\\.\\.\\. \\d+ (more|common frames).*"))
                .toList();
        int from = IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).matches(".*\\b(ERROR|FATAL|SEVERE|Error:|error:)\\b?.*"))
                .reduce((first, second) -> second)
                .orElse(Math.max(0, lines.size() - LINES));
        return lines.subList(from, Math.min(lines.size(), from + LINES));
    }

    private static String end(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            byte[] bytes = new byte[(int) (file.length() - file.getFilePointer())];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
