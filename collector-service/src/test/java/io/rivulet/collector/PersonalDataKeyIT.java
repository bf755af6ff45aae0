package io.rivulet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.rivulet.backing.ServiceProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonalDataKeyIT {

    @Test
    void withoutAKeyTheStartStopsAndSaysHowToMakeOne(@TempDir Path folder) {
        assertThatIllegalStateException()
                .isThrownBy(() -> ServiceProcess.start(folder, Map.of("rivulet.personal-data.key", ""))
                        .close());

        assertThat(folder.resolve("service.log"))
                .content()
                .contains("rivulet.personal-data.key is missing")
                .contains("openssl rand -base64 32");
    }
}
