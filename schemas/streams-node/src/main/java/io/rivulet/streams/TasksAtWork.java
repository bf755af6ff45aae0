package io.rivulet.streams;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Which tasks this process writes: their stores are complete, and nobody else writes them. Kafka Streams does not say. It
 * refuses to read any store of a thread as fresh while that thread is still restoring another one.
 */
final class TasksAtWork {

    // Kafka Streams creates by itself whoever tells, and a process has one client.
    private static final Set<TaskId> ALL = ConcurrentHashMap.newKeySet();

    private TasksAtWork() {}

    /** Everything is restored, and the first record is about to be processed. */
    static void begins(TaskId task) {
        ALL.add(task);
    }

    /** Whatever comes next, another may write it. */
    static void ends(TaskId task) {
        ALL.remove(task);
    }

    static boolean has(TaskId task) {
        return ALL.contains(task);
    }
}
