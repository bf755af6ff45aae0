package io.rivulet.acceptance;

import io.rivulet.deploy.local.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What may happen to the sessionizer at any moment. */
enum Fault {
    /** One instance more, which writes its share. */
    SCALE_UP {
        @Override
        void strike(Fleet fleet, Instances instances) {
            instances.add();
            instances.awaitItsShare();
        }
    },
    /** One instance fewer, stopped in order. */
    SCALE_DOWN {
        @Override
        void strike(Fleet fleet, Instances instances) {
            instances.removeOne();
        }
    },
    /** One instance fewer, without warning: another has to take over what it had. */
    KILL_FOR_GOOD {
        @Override
        void strike(Fleet fleet, Instances instances) {
            instances.killOne();
        }
    },
    /** An instance killed and started again on its state. */
    KILL {
        @Override
        void strike(Fleet fleet, Instances instances) {
            killed(fleet, Part.SESSIONIZER);
        }
    },
    /** The broker killed and started again. */
    KILL_BROKER {
        @Override
        void strike(Fleet fleet, Instances instances) {
            killed(fleet, Part.KAFKA);
        }
    };

    private static final int MOST = 2;

    /** Strikes and returns when what comes back is back. */
    abstract void strike(Fleet fleet, Instances instances);

    /** Any number of them, from one instance to three and back; the same for the same dice. */
    static List<Fault> several(int count, SplittableRandom dice) {
        List<Fault> faults = new ArrayList<>(List.of(SCALE_UP, KILL_FOR_GOOD, KILL_BROKER));
        int extra = 0;
        while (faults.size() < count) {
            Fault fault = values()[dice.nextInt(values().length)];
            int change = fault == SCALE_UP ? 1 : fault == SCALE_DOWN || fault == KILL_FOR_GOOD ? -1 : 0;
            // A dead broker takes ten seconds: the others are to have their turns.
            boolean rare = fault == KILL_BROKER && dice.nextInt(3) > 0;
            if (!rare && extra + change >= 0 && extra + change <= MOST) {
                extra += change;
                faults.add(fault);
            }
        }
        return faults.subList(0, count);
    }

    private static void killed(Fleet fleet, Part part) {
        long pid = fleet.pid(part);
        fleet.kill(part);
        fleet.awaitBack(part, pid);
    }
}
