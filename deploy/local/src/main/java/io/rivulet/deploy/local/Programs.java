package io.rivulet.deploy.local;

import io.rivulet.backing.KafkaBroker;
import io.rivulet.backing.PostgresServer;
import io.rivulet.backing.SchemaRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How each part is run: its command line and what its environment tells it about the others. */
final class Programs {

    private static final String REGISTRY_DATABASE = "registry";
    private static final String ANALYTICS_DATABASE = "rivulet";
    // As the fleet's broker allows: a second instance takes over before the first is back.
    private static final String MISSED_AFTER_MILLIS = "3000";

    private final FleetConfig config;
    private final Home home;
    private final Installation installation;
    private final String adminToken;

    Programs(FleetConfig config, Home home, Installation installation, String adminToken) {
        this.config = config;
        this.home = home;
        this.installation = installation;
        this.adminToken = adminToken;
    }

    Child child(Part part) {
        return switch (part) {
            case POSTGRES -> new PostgresChild(postgres());
            case KAFKA -> new ProgramChild(this::kafka, home.log(part));
            case REGISTRY -> new ProgramChild(() -> registry().process(), home.log(part));
            default -> new ProgramChild(() -> service(part), home.log(part));
        };
    }

    String registryUrl() {
        return registry().url();
    }

    String kafkaAddress() {
        return "localhost:" + config.port(Part.KAFKA);
    }

    private ProcessBuilder kafka() {
        List<String> command = java(Part.KAFKA);
        command.add("-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        command.addAll(List.of("-cp", installation.libraries(), KafkaBroker.class.getName()));
        command.addAll(List.of(home.data(Part.KAFKA).toString(), String.valueOf(config.port(Part.KAFKA))));
        return new ProcessBuilder(command);
    }

    private PostgresServer.Settings postgres() {
        return new PostgresServer.Settings(
                home.data(Part.POSTGRES),
                home.postgresPrograms(),
                config.port(Part.POSTGRES),
                List.of(ANALYTICS_DATABASE, REGISTRY_DATABASE),
                true,
                ProcessBuilder.Redirect.appendTo(home.log(Part.POSTGRES).toFile()));
    }

    private SchemaRegistry.Settings registry() {
        return new SchemaRegistry.Settings(
                installation.registry(),
                config.port(Part.REGISTRY),
                jdbcUrl(REGISTRY_DATABASE),
                PostgresServer.USERNAME,
                PostgresServer.PASSWORD);
    }

    private ProcessBuilder service(Part part) {
        List<String> command = java(part);
        command.addAll(config.javaOptions());
        command.addAll(List.of("-jar", installation.service(part).toString()));
        ProcessBuilder program = new ProcessBuilder(command);
        Map<String, String> environment = program.environment();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaAddress());
        environment.put("RIVULET_REGISTRY_URL", registryUrl());
        environment.put("QUARKUS_HTTP_HOST", config.bindAddress());
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(config.port(part)));
        // People read these logs, not machines.
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        if (part.hasStreamsState()) {
            environment.put("RIVULET_STATE_DIR", home.data(part).toString());
            environment.put("RIVULET_NODE_ADVERTISED", "localhost:" + config.port(part));
            environment.put("RIVULET_NODE_INSTANCE_ID", part.title() + "-1");
            environment.put("RIVULET_NODE_MISSED_AFTER_MS", MISSED_AFTER_MILLIS);
        }
        if (part == Part.COLLECTOR) {
            environment.put("RIVULET_SITES_FILE", home.keptSitesFile().toString());
            environment.put("RIVULET_PERSONAL_DATA_KEY", home.keptPersonalDataKey());
            environment.put("RIVULET_TRACKER_DEMO", "true");
        }
        if (part == Part.QUERY) {
            environment.put("RIVULET_FLEET_SESSIONIZER", config.url(Part.SESSIONIZER));
            environment.put("RIVULET_FLEET_PROFILE", config.url(Part.PROFILE));
            environment.put("RIVULET_FLEET_SCORING", config.url(Part.SCORING));
            environment.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(ANALYTICS_DATABASE));
            environment.put("QUARKUS_DATASOURCE_USERNAME", PostgresServer.USERNAME);
            environment.put("QUARKUS_DATASOURCE_PASSWORD", PostgresServer.PASSWORD);
            environment.put("RIVULET_SITES_FILE", home.keptSitesFile().toString());
            environment.put("RIVULET_COLLECTOR_URL", config.url(Part.COLLECTOR));
            environment.put("RIVULET_ADMIN_TOKEN", adminToken);
            environment.put("RIVULET_PROJECTION_INSTANCE_ID", part.title() + "-1");
        }
        return program;
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + config.port(Part.POSTGRES) + "/" + database;
    }

    private static List<String> java(Part part) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(part.jvmOptions());
        return command;
    }
}
