package io.rivulet.bench.load;

import io.rivulet.bench.http.Connections;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Load in a process of its own. Each line that it reads is answered with what happened since the last; at the end of its
 * input it ends.
 */
public final class LoadMain {

    private static volatile boolean over;

    private LoadMain() {}

    /**
     * Starts.
     *
     * @param args port, path, write key, events a request, connections, requests a second (0: as many as are answered)
     */
    public static void main(String[] args) {
        int perRequest = Integer.parseInt(args[3]);
        var requests = new Requests(args[1], args[2], perRequest, WallClock.now(), 1);
        var load = new Load(requests::next, perRequest, Double.parseDouble(args[5]), System::nanoTime);
        Queue<String> questions = new ConcurrentLinkedQueue<>();
        Thread listener = new Thread(() -> listen(questions), "listen");
        listener.setDaemon(true);
        listener.start();
        try (var connections = new Connections(Integer.parseInt(args[0]), Integer.parseInt(args[4]), load)) {
            connections.run(() -> goesOn(questions, load));
        }
    }

    private static boolean goesOn(Queue<String> questions, Load load) {
        if (questions.poll() != null) {
            System.out.println(load.mark());
        }
        return !over;
    }

    private static void listen(Queue<String> questions) {
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                questions.add(line);
            }
        } catch (IOException e) {
            // Whoever asked is gone.
            over = true;
        }
        over = true;
    }
}
