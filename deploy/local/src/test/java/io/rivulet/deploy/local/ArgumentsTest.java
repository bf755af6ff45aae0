package io.rivulet.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.rivulet.deploy.local.Arguments.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    @Test
    void withoutArgumentsTheFleetStarts() {
        assertThat(Arguments.parse(List.of())).isEqualTo(new Arguments(Command.START, false));
    }

    @Test
    void everyCommandIsKnown() {
        assertThat(Arguments.parse(List.of("--stop")).command()).isEqualTo(Command.STOP);
        assertThat(Arguments.parse(List.of("--status")).command()).isEqualTo(Command.STATUS);
        assertThat(Arguments.parse(List.of("--help")).command()).isEqualTo(Command.HELP);
        assertThat(Arguments.parse(List.of("--reset", "--yes"))).isEqualTo(new Arguments(Command.RESET, true));
    }

    @Test
    void anUnknownArgumentIsNamedInOneLineThatSaysWhereTheKnownOnesAre() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Arguments.parse(List.of("--restart")))
                .withMessage("Unknown argument --restart; see deploy/local/up --help");
    }

    @Test
    void twoCommandsAtOnceAreRefused() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Arguments.parse(List.of("--stop", "--reset")))
                .withMessageContaining("--stop --reset");
    }

    @Test
    void detachGoesWithNothingElse() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> Arguments.parse(List.of("--stop", "--detach")))
                .withMessageContaining("--stop --detach");
    }

    @Test
    void everyWordThatIsUnderstoodStandsInTheUsage() {
        assertThat(Usage.of(Launcher.class))
                .contains("--detach", "--status", "--stop", "--reset", "--yes", "--help")
                .contains("-h ", "(-y)");
    }

    @Test
    void yesAnswersNothingButTheResetQuestion() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> Arguments.parse(List.of("--yes")));
    }
}
