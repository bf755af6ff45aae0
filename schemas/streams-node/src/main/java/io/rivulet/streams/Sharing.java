package io.rivulet.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.assignment.ApplicationState;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsAssignment.AssignedTask;
import org.apache.kafka.streams.processor.assignment.KafkaStreamsState;
import org.apache.kafka.streams.processor.assignment.ProcessId;
import org.apache.kafka.streams.processor.assignment.TaskInfo;

/**
 * Who is to write what, and who stands in. First it is worked out who writes what in the end, where everybody has an even
 * share and as little moves as that allows; then who writes it for now, which is somebody else where that one is not warm.
 */
final class Sharing {

    /** Who lacks more than so many times what is acceptable will need a while. */
    private static final int FAR_BEHIND = 10;

    private final ApplicationState application;
    // In an order, so that the same question has the same answer.
    private final NavigableSet<TaskId> tasks;
    private final Map<ProcessId, KafkaStreamsState> instances;
    private final Map<TaskId, ProcessId> before = new TreeMap<>();
    private final Map<TaskId, ProcessId> inTheEnd = new TreeMap<>();
    private final Map<TaskId, ProcessId> forNow = new TreeMap<>();

    Sharing(ApplicationState application) {
        this.application = application;
        this.tasks = new TreeSet<>(application.allTasks().keySet());
        this.instances = new TreeMap<>(application.kafkaStreamsStates(true));
    }

    /** What everybody is to have; one of them is told to look again later where somebody waits for its share. */
    Collection<KafkaStreamsAssignment> at(Instant now) {
        beginWithWhatWas();
        inTheEnd.putAll(before);
        tasks.stream().map(TaskId::subtopology).distinct().forEach(this::shareOut);
        inTheEnd.forEach((task, instance) -> forNow.put(task, isWarm(instance, task) ? instance : of(before, task)));
        Map<ProcessId, Set<AssignedTask>> all = new TreeMap<>();
        instances.keySet().forEach(instance -> all.put(instance, new HashSet<>()));
        forNow.forEach((task, instance) -> of(all, instance).add(new AssignedTask(task, AssignedTask.Type.ACTIVE)));
        tasks.stream()
                .filter(this::isStateful)
                .forEach(task -> standIns(task, all)
                        .forEach(instance -> of(all, instance).add(new AssignedTask(task, AssignedTask.Type.STANDBY))));
        Optional<ProcessId> looksAgain = waiting().map(task -> of(forNow, task)).findFirst();
        return all.entrySet().stream()
                .map(each -> {
                    var assignment = KafkaStreamsAssignment.of(each.getKey(), each.getValue());
                    return looksAgain.filter(each.getKey()::equals).isPresent()
                            ? assignment.withFollowupRebalance(now.plus(pause()))
                            : assignment;
                })
                .toList();
    }

    private void beginWithWhatWas() {
        instances.forEach((instance, state) -> state.previousActiveTasks().stream()
                .filter(tasks::contains)
                .forEach(task -> before.putIfAbsent(task, instance)));
        for (TaskId task : tasks) {
            if (!before.containsKey(task)) {
                before.put(
                        task,
                        instances.keySet().stream()
                                .min(Comparator.comparing((ProcessId instance) -> !isWarm(instance, task))
                                        .thenComparing(instance -> isWarm(instance, task) ? 0 : lag(instance, task))
                                        .thenComparing(instance -> load(before, instance, task.subtopology()))
                                        .thenComparing(instance -> load(before, instance))
                                        .thenComparing(instance -> lag(instance, task)))
                                .orElseThrow());
            }
        }
    }

    /** Moves tasks of a part of the topology from who has most of them to who has least, while that evens out anything. */
    private void shareOut(int subtopology) {
        while (true) {
            ProcessId most = instances.keySet().stream()
                    .max(Comparator.comparing((ProcessId instance) -> share(instance, subtopology, 0))
                            .thenComparing(instance -> load(inTheEnd, instance)))
                    .orElseThrow();
            ProcessId least = instances.keySet().stream()
                    .min(Comparator.comparing((ProcessId instance) -> share(instance, subtopology, 1))
                            .thenComparing(instance -> load(inTheEnd, instance)))
                    .orElseThrow();
            if (share(least, subtopology, 1) > share(most, subtopology, -1)) {
                return;
            }
            inTheEnd.entrySet().stream()
                    .filter(each -> each.getKey().subtopology() == subtopology
                            && each.getValue().equals(most))
                    .min(Comparator.comparing(each -> !isWarm(least, each.getKey())))
                    .orElseThrow()
                    .setValue(least);
        }
    }

    /** What an instance would have of a part of the topology for each of its threads. */
    private double share(ProcessId instance, int subtopology, int more) {
        return (double) (load(inTheEnd, instance, subtopology) + more)
                / Math.max(1, of(instances, instance).numProcessingThreads());
    }

    /** Those who have it already, and whoever is to write it in the end. */
    private Set<ProcessId> standIns(TaskId task, Map<ProcessId, Set<AssignedTask>> all) {
        ProcessId writer = of(forNow, task);
        Set<ProcessId> chosen = new HashSet<>(instances.keySet().stream()
                .filter(instance -> !instance.equals(writer))
                .sorted(Comparator.comparing((ProcessId instance) -> !has(instance, task))
                        .thenComparing(instance -> has(instance, task) ? lag(instance, task) : 0)
                        .thenComparing(instance -> of(all, instance).size()))
                .limit(application.assignmentConfigs().numStandbyReplicas())
                .toList());
        ProcessId next = of(inTheEnd, task);
        if (!next.equals(writer)) {
            chosen.add(next);
        }
        return chosen;
    }

    private Stream<TaskId> waiting() {
        return tasks.stream().filter(task -> !of(forNow, task).equals(of(inTheEnd, task)));
    }

    private Duration pause() {
        long far = FAR_BEHIND * application.assignmentConfigs().acceptableRecoveryLag();
        return waiting().allMatch(task -> lag(of(inTheEnd, task), task) <= far)
                ? WarmFirst.SOON
                : Duration.ofMillis(application.assignmentConfigs().probingRebalanceIntervalMs());
    }

    /** Whether an instance could write it at once: its stores are open there, and nearly as they should be. */
    private boolean isWarm(ProcessId instance, TaskId task) {
        return !isStateful(task)
                || of(instances, instance).previousActiveTasks().contains(task)
                || (has(instance, task)
                        && lag(instance, task)
                                <= application.assignmentConfigs().acceptableRecoveryLag());
    }

    private boolean has(ProcessId instance, TaskId task) {
        KafkaStreamsState state = of(instances, instance);
        return state.previousActiveTasks().contains(task)
                || state.previousStandbyTasks().contains(task);
    }

    /** The largest number where the ends of the changelogs are not known. */
    private long lag(ProcessId instance, TaskId task) {
        return of(instances, instance).statefulTasksToLagSums().getOrDefault(task, Long.MAX_VALUE);
    }

    private boolean isStateful(TaskId task) {
        TaskInfo info = of(application.allTasks(), task);
        return info.isStateful();
    }

    private static long load(Map<TaskId, ProcessId> writers, ProcessId instance) {
        return writers.values().stream().filter(instance::equals).count();
    }

    private static long load(Map<TaskId, ProcessId> writers, ProcessId instance, int subtopology) {
        return writers.entrySet().stream()
                .filter(each -> each.getKey().subtopology() == subtopology)
                .filter(each -> each.getValue().equals(instance))
                .count();
    }

    private static <K, V> V of(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }
}
