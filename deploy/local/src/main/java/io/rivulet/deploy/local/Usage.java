package io.rivulet.deploy.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What a command can do, in the words that its script also prints before anything is built: {@code usage.txt}. */
public final class Usage {

    private Usage() {}

    /** The text that lies beside a command's class. */
    public static String of(Class<?> command) {
        try (InputStream text = command.getResourceAsStream("usage.txt")) {
            if (text == null) {
                throw new IllegalStateException("No usage.txt beside " + command.getName());
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
