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

    private static final String SEE_HELP = "; see deploy/local/up --help";

    /**
     * Reads the command line; {@code --detach} alone is the script's business and is not seen here.
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
                case "--detach" ->
                    throw new Refusal("--detach starts a fleet and goes with nothing else: " + String.join(" ", words)
                            + SEE_HELP);
                default -> throw new Refusal("Unknown argument " + word + SEE_HELP);
            }
        }
        if (commands.size() > 1) {
            throw new Refusal("Only one of these at a time: " + String.join(" ", words) + SEE_HELP);
        }
        Command command = commands.stream().findFirst().orElse(Command.START);
        if (yes && command != Command.RESET) {
            throw new Refusal("--yes answers the question of --reset and means nothing else" + SEE_HELP);
        }
        return new Arguments(command, yes);
    }
}
