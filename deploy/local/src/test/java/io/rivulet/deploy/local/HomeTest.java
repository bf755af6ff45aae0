package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithTheVariableThatMovesIt() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Home(file).prepare(0))
                .withMessageContaining(file.toString())
                .withMessageContaining("RIVULET_HOME");
    }

    @Test
    void aFullDiskIsRefusedBeforeAnythingStarts() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> new Home(folder).prepare(Long.MAX_VALUE))
                .withMessageContaining(folder.toString())
                .withMessageContaining("MB free")
                .withMessageContaining("RIVULET_HOME");
    }

    @Test
    void theAdminTokenIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        Home home = new Home(folder);

        String token = home.keptAdminToken();

        assertThat(token).hasSizeGreaterThan(40);
        assertThat(home.keptAdminToken()).isEqualTo(token);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin-token"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSecretOfPersonalDataIsMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        Home home = new Home(folder);

        String key = home.keptPersonalDataKey();

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(home.keptPersonalDataKey()).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("personal-data-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void theSitesAreWrittenOnceAndStayAsTheirOwnerEditsThem() throws Exception {
        Home home = new Home(folder);

        assertThat(home.keptSitesFile())
                .content()
                .contains("rivulet.sites.demo.write-keys=wk_demo", "rivulet.sites.demo.server-keys=sk_demo");
        Files.writeString(home.keptSitesFile(), "rivulet.sites.mine.write-keys=wk_mine");

        assertThat(home.keptSitesFile()).hasContent("rivulet.sites.mine.write-keys=wk_mine");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.keptSitesFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void resetDeletesWhatTheFleetStoredAndKeepsTheAdminTokenAndWhatIsNotItsOwn() throws Exception {
        Home home = new Home(folder);
        home.prepare(0);
        Files.createDirectories(home.data(Part.KAFKA));
        Files.writeString(home.data(Part.KAFKA).resolve("segment"), "events");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        String token = home.keptAdminToken();

        home.delete();

        assertThat(folder).isDirectoryContaining("glob:**/notes.txt").isDirectoryNotContaining("glob:**/data");
        assertThat(home.keptAdminToken()).isEqualTo(token);
    }

    @Test
    void aNewFleetStartsNewLogsAndKeepsThoseOfTheOneBefore() throws Exception {
        Home home = new Home(folder);
        home.prepare(0);
        Files.writeString(home.log(Part.QUERY), "yesterday");

        home.startNewLogs();

        assertThat(home.log(Part.QUERY)).doesNotExist();
        assertThat(folder.resolve("logs").resolve("query-service.log.old")).hasContent("yesterday");
    }
}
