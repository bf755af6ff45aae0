package io.rivulet.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.AppInfoParser;

/** On what, and of what, the numbers are. */
final class Machine {

    private Machine() {}

    static ObjectNode json() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("processor", processor())
                .put("cores", system.getAvailableProcessors())
                .put("system", system.getName() + " " + system.getVersion() + " " + system.getArch())
                .put("java", System.getProperty("java.runtime.version"))
                .put("kafka", AppInfoParser.getVersion())
                // Set by the script, which knows git.
                .put("revision", System.getProperty("rivulet.bench.revision", "unknown"))
                // Beside what is measured itself nothing should run.
                .put("loadAverageBefore", system.getSystemLoadAverage());
        return json;
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }
}
