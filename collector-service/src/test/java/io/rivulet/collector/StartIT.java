package io.rivulet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rivulet.backing.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartIT {

    @Test
    void whereRecordsCanNotBeCompressedTheStartStopsAndSaysWhichFolderToName(@TempDir Path folder) throws IOException {
        Path noFolder = Files.createFile(folder.resolve("no-folder"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceProcess.start(folder, Map.of("org.xerial.snappy.tempdir", noFolder.toString()))
                        .close());

        assertThat(folder.resolve("service.log"))
                .content()
                .contains("can't be unpacked into " + noFolder)
                .contains("-Dorg.xerial.snappy.tempdir=FOLDER");
    }
}
