package io.rivulet.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.AssignmentConfigs;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskAssignmentUtils;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.AssignmentError;
import org.apache.kafka.streams.processor.assignment.TaskAssignor.TaskAssignment;
import org.apache.kafka.streams.processor.assignment.TaskInfo;
import org.apache.kafka.streams.processor.assignment.TaskTopicPartition;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class SharingTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final long ACCEPTABLE = 10_000;
    private static final int A = 1;
    private static final int B = 2;
    private static final int C = 3;

    private final Map<Integer, Node> nodes = new HashMap<>();
    private Map<Integer, Map<TaskId, AssignedTask.Type>> given = Map.of();
    private Optional<Instant> nextLook = Optional.empty();

    @Test
    void whoIsAloneWritesEverything() {
        node(A);
        share(8);
        assertThat(writes(A)).hasSize(8);
        assertThat(standsIn(A)).isEmpty();
        assertThat(nextLook).isEmpty();
    }

    @Test
    void thoseWhoBeginTogetherShareAtOnce() {
        node(A);
        node(B);
        share(8);
        assertThat(writes(A)).hasSize(4);
        assertThat(writes(B)).hasSize(4);
        assertThat(standsIn(A)).isEqualTo(writes(B));
        assertThat(standsIn(B)).isEqualTo(writes(A));
        assertThat(nextLook).isEmpty();
    }

    @Test
    void whoComesBackWithNothingStandsInFirstHoweverLittleThereIsToLearn() {
        node(A).wrote(0, 8);
        node(B).lacks(3);
        share(8);
        assertThat(writes(A)).hasSize(8);
        assertThat(standsIn(B)).hasSize(8);
        assertThat(nextLook).contains(NOW.plus(WarmFirst.SOON));
    }

    @Test
    void whoHasMuchToLearnIsLookedAtLater() {
        node(A).wrote(0, 8);
        node(B).lacks(100_001);
        share(8);
        assertThat(writes(A)).hasSize(8);
        assertThat(nextLook).contains(NOW.plus(LATER));
    }

    @Test
    void whoStoodInIsHandedItsShare() {
        node(A).wrote(0, 8);
        node(B).stoodIn(0, 8, 40);
        share(8);
        assertThat(writes(A)).hasSize(4);
        assertThat(writes(B)).hasSize(4);
        assertThat(standsIn(A)).isEqualTo(writes(B));
        assertThat(standsIn(B)).isEqualTo(writes(A));
        assertThat(nextLook).isEmpty();
    }

    @Test
    void whatNobodyHasForAMomentGoesWhereItWasMeantToGo() {
        node(A).wrote(0, 8);
        node(B).stoodIn(0, 8, 40);
        share(8);
        Set<TaskId> meant = writes(B);
        nodes.clear();
        // The first has let go of them, and is nearer to the end than the second.
        Node first = node(A);
        Node second = node(B);
        tasks(8).forEach(task -> {
            if (meant.contains(task)) {
                first.standby(task, 0);
            } else {
                first.active.add(task);
            }
            second.standby(task, 40);
        });
        share(8);
        assertThat(writes(B)).isEqualTo(meant);
        assertThat(nextLook).isEmpty();
    }

    @Test
    void whoStandsInTakesOverFromWhoDied() {
        node(B).wrote(4, 8).stoodIn(0, 4, 40);
        share(8);
        assertThat(writes(B)).hasSize(8);
    }

    @Test
    void whoStandsInTakesOverThoughAnotherHasLessToDo() {
        node(B).wrote(4, 8).stoodIn(0, 4, 40);
        node(C).lacks(5_000);
        share(8);
        assertThat(writes(B)).hasSize(8);
        assertThat(standsIn(C)).hasSize(8);
        assertThat(nextLook).contains(NOW.plus(WarmFirst.SOON));
    }

    @Test
    void thatStandInStaysWhileAThirdLearns() {
        node(A).wrote(0, 3).stoodIn(3, 6, 40);
        node(B).wrote(3, 6).stoodIn(0, 3, 40);
        node(C).lacks(5_000);
        share(6);
        assertThat(writes(A)).hasSize(3);
        assertThat(writes(B)).hasSize(3);
        assertThat(standsIn(A)).isEqualTo(writes(B));
        assertThat(standsIn(B)).isEqualTo(writes(A));
        assertThat(standsIn(C)).hasSize(2);
    }

    @Test
    void nobodyIsLeftWithoutAShareWhereOneMayHaveOneMore() {
        node(A).wrote(0, 2).stoodIn(2, 4, 40);
        node(B).wrote(2, 4).stoodIn(0, 2, 40);
        node(C).stoodIn(0, 4, 40);
        share(4);
        assertThat(List.of(writes(A).size(), writes(B).size(), writes(C).size()))
                .containsExactlyInAnyOrder(2, 1, 1);
    }

    @Test
    void withoutTheEndsOfTheChangelogsWhoWroteGoesOn() {
        node(A).wrote(0, 8).ends = false;
        node(B).stoodIn(0, 8, 40).ends = false;
        share(8);
        assertThat(writes(A)).hasSize(8);
        assertThat(standsIn(B)).hasSize(8);
        assertThat(nextLook).contains(NOW.plus(LATER));
    }

    private Node node(int number) {
        return nodes.computeIfAbsent(number, first -> new Node());
    }

    private static List<TaskId> tasks(int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new TaskId(0, partition))
                .toList();
    }

    private void share(int count) {
        Map<TaskId, TaskInfo> tasks = tasks(count).stream().collect(Collectors.toMap(task -> task, Stateful::new));
        Map<ProcessId, KafkaStreamsState> states = nodes.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> id(each.getKey()), each -> new Known(id(each.getKey()), each.getValue(), count)));
        var application =
                new Application(states, new AssignmentConfigs(ACCEPTABLE, 2, 1, LATER.toMillis(), List.of()), tasks);
        Collection<KafkaStreamsAssignment> shared = new Sharing(application).at(NOW);
        assertThat(TaskAssignmentUtils.validateTaskAssignment(application, new TaskAssignment(shared)))
                .isEqualTo(AssignmentError.NONE);
        given = nodes.keySet().stream()
                .collect(Collectors.toMap(
                        number -> number,
                        number -> shared.stream()
                                .filter(each -> each.processId().equals(id(number)))
                                .flatMap(each -> each.tasks().values().stream())
                                .collect(Collectors.toMap(AssignedTask::id, AssignedTask::type))));
        nextLook = shared.stream()
                .flatMap(each -> each.followupRebalanceDeadline().stream())
                .findFirst();
    }

    private Set<TaskId> writes(int number) {
        return has(number, AssignedTask.Type.ACTIVE);
    }

    private Set<TaskId> standsIn(int number) {
        return has(number, AssignedTask.Type.STANDBY);
    }

    private Set<TaskId> has(int number, AssignedTask.Type type) {
        return given.getOrDefault(number, Map.of()).entrySet().stream()
                .filter(each -> each.getValue() == type)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static ProcessId id(int number) {
        return new ProcessId(new UUID(0, number));
    }

    /** What an instance had. */
    private static final class Node {
        private final NavigableSet<TaskId> active = new TreeSet<>();
        private final Map<TaskId, Long> standby = new HashMap<>();
        private long lacks = 5_000;
        private boolean ends = true;

        Node wrote(int from, int to) {
            tasks(to).stream().skip(from).forEach(active::add);
            return this;
        }

        Node stoodIn(int from, int to, long lag) {
            tasks(to).stream().skip(from).forEach(task -> standby(task, lag));
            return this;
        }

        void standby(TaskId task, long lag) {
            standby.put(task, lag);
        }

        /** How much was ever written, of which it has nothing. */
        Node lacks(long lag) {
            lacks = lag;
            return this;
        }
    }

    private record Known(ProcessId processId, Node node, int tasks) implements KafkaStreamsState {

        @Override
        public int numProcessingThreads() {
            return 1;
        }

        @Override
        public SortedSet<String> consumerClientIds() {
            return new TreeSet<>(Set.of(processId + "-consumer"));
        }

        @Override
        public SortedSet<TaskId> previousActiveTasks() {
            return node.active;
        }

        @Override
        public SortedSet<TaskId> previousStandbyTasks() {
            return new TreeSet<>(node.standby.keySet());
        }

        @Override
        public long lagFor(TaskId task) {
            return statefulTasksToLagSums().getOrDefault(task, Long.MAX_VALUE);
        }

        @Override
        public SortedSet<TaskId> prevTasksByLag(String consumerClientId) {
            return new TreeSet<>();
        }

        @Override
        public Map<TaskId, Long> statefulTasksToLagSums() {
            return node.ends
                    ? SharingTest.tasks(tasks).stream()
                            .collect(Collectors.toMap(
                                    task -> task,
                                    task -> node.active.contains(task)
                                            ? 0L
                                            : node.standby.getOrDefault(task, node.lacks)))
                    : Map.of();
        }

        @Override
        public Optional<HostInfo> hostInfo() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> clientTags() {
            return Map.of();
        }

        @Override
        public Optional<String> rackId() {
            return Optional.empty();
        }
    }

    private record Stateful(TaskId id) implements TaskInfo {

        @Override
        public boolean isStateful() {
            return true;
        }

        @Override
        public Set<String> stateStoreNames() {
            return Set.of("store");
        }

        @Override
        public Set<TaskTopicPartition> topicPartitions() {
            return Set.of();
        }
    }

    private record Application(
            Map<ProcessId, KafkaStreamsState> states,
            AssignmentConfigs assignmentConfigs,
            Map<TaskId, TaskInfo> allTasks)
            implements ApplicationState {

        @Override
        public Map<ProcessId, KafkaStreamsState> kafkaStreamsStates(boolean computeTaskLags) {
            return states;
        }
    }
}
