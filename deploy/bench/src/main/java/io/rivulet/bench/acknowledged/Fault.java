package io.rivulet.bench.acknowledged;

/** What happens to a collector and to what it stands on. */
public enum Fault {
    /** The broker is stopped in order and started again. */
    BROKER_STOPPED {
        @Override
        void strike(Ground ground) {
            ground.broker().close();
        }

        @Override
        void mend(Ground ground) {
            ground.broker().startAgain();
        }
    },
    /** The broker is killed and started again. */
    BROKER_KILLED {
        @Override
        void strike(Ground ground) {
            ground.broker().kill();
        }

        @Override
        void mend(Ground ground) {
            ground.broker().startAgain();
        }
    },
    /** Nothing comes through between broker and collector, then all of it does. */
    LINE_STALLED {
        @Override
        void strike(Ground ground) {
            ground.line().stall();
        }

        @Override
        void mend(Ground ground) {
            ground.line().mend();
        }
    },
    /** The connections between broker and collector break; what was on its way is lost, or has just arrived. */
    LINE_CUT {
        @Override
        void strike(Ground ground) {
            ground.line().cut();
        }

        @Override
        void mend(Ground ground) {
            ground.line().mend();
        }
    },
    /** The collector is killed and started again. */
    COLLECTOR_KILLED {
        @Override
        void strike(Ground ground) {
            ground.collector().kill();
        }

        @Override
        void mend(Ground ground) {
            ground.collector().startAgain();
        }
    };

    abstract void strike(Ground ground);

    abstract void mend(Ground ground);
}
