package io.rivulet.sessionizer;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that are read as a diary: each begins a new one. */
abstract class WithDiary {

    @TempDir
    Path stateDir;

    Diary diary;

    @BeforeEach
    void open() {
        diary = new Diary(stateDir);
    }

    @AfterEach
    void close() {
        diary.close();
    }
}
