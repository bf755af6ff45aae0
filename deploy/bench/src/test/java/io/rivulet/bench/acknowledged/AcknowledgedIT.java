package io.rivulet.bench.acknowledged;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** As much as a build has time for; {@code deploy/bench/run acknowledged} does fifty rounds. */
class AcknowledgedIT {

    @Test
    void whatWasAcknowledgedIsWrittenWhateverIsKilledOrCutOff() throws InterruptedException {
        List<Fault> faults = List.of(Fault.LINE_STALLED, Fault.BROKER_KILLED, Fault.COLLECTOR_KILLED, Fault.LINE_CUT);
        Account account = new AcknowledgedRun(faults, 3, line -> {}).run(List.of());

        assertThat(account.missing()).as(account.text()).isZero();
        assertThat(account.wrong()).as(account.text()).isZero();
        assertThat(account.acknowledged()).isEqualTo(account.sent());
        // Something must have gone wrong on the way, or it proves nothing.
        assertThat(account.answers().keySet()).contains("answered 503", "connection lost");
    }
}
