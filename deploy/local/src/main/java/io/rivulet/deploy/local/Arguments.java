package io.rivulet.deploy.local;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the launcher was asked to do.
 *
 * @param command one of them; {@link Command#START} when none is named
 * @param yes whether the question before deleting is answered already
 */
record Arguments(Command command, boolean yes) {

    enum Command {
        START,
        STOP,
        STATUS,
        RESET,
        HELP
    }

    static final String HELP = """
            usage: deploy/local/up [--detach | --status | --stop | --reset [--yes] | --help]

              (nothing)   build what is not built, start the fleet, stay until Ctrl-C
              --detach    the same in the background: return when everything is healthy
              --status    every part with pid, port, health and memory; exit 0 when all are healthy
              --stop      stop a fleet that runs in another terminal or in the background
              --reset     delete everything the fleet has stored; asks first, --yes answers
              --help      this

            RIVULET_HOME            where state and logs live (default ~/.rivulet)
            RIVULET_<PART>_PORT     COLLECTOR 8080, SESSIONIZER 8081, PROFILE 8082, SCORING 8083, QUERY 8090,
                                    KAFKA 19092, POSTGRES 15432, REGISTRY 18081
            RIVULET_BIND_ADDRESS    the address the services listen on (default localhost)
            RIVULET_ADMIN_TOKEN     the first admin token (default: one is made and kept in RIVULET_HOME)
            RIVULET_JAVA_OPTS       added to the command line of each of the five services
            """;

    /**
     * Reads the command line; {@code --detach} is the script's business and is not seen here.
     *
     * @throws Refusal naming the argument that makes no sense
     */
    static Arguments parse(List<String> words) {
        Set<Command> commands = EnumSet.noneOf(Command.class);
        boolean yes = false;
        for (String word : words) {
            switch (word) {
                case "--stop" -> commands.add(Command.STOP);
                case "--status" -> commands.add(Command.STATUS);
                case "--reset" -> commands.add(Command.RESET);
                case "--help", "-h" -> commands.add(Command.HELP);
                case "--yes", "-y" -> yes = true;
                default -> throw new Refusal("Unknown argument " + word + ".\n\n" + HELP);
            }
        }
        if (commands.size() > 1) {
            throw new Refusal("Only one of these at a time: " + String.join(" ", words) + ".\n\n" + HELP);
        }
        Command command = commands.stream().findFirst().orElse(Command.START);
        if (yes && command != Command.RESET) {
            throw new Refusal("--yes answers the question of --reset and means nothing else.\n\n" + HELP);
        }
        return new Arguments(command, yes);
    }
}
