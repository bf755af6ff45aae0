import { Component, useEffect, useState, type ReactNode } from "react";
import { Problem } from "../api/problem";
import { Failure } from "./states";

const AGAIN_EVERY = 5_000;

/** A screen that breaks leaves the others alone. */
export class Breakable extends Component<{ children: ReactNode }, { error: unknown }> {
    override state = { error: null };

    static getDerivedStateFromError(error: unknown) {
        return { error };
    }

    override render() {
        const error: unknown = this.state.error;
        if (error === null) return this.props.children;
        return error instanceof Problem && error.status === 0 ? (
            <Unreached error={error} />
        ) : (
            <Failure error={error} onRetry={() => location.reload()} />
        );
    }
}

const answers = () =>
    fetch("/", { cache: "no-store" }).then(
        ({ ok }) => ok,
        () => false,
    );

/**
 * A screen that could not be fetched: the page is read anew once that is possible, by itself or when it is asked for. Before,
 * an error of the browser's would stand in its place.
 */
function Unreached({ error }: { error: Problem }) {
    const [said, setSaid] = useState("It is tried again every few seconds, and shown as soon as there is an answer.");
    useEffect(() => {
        const timer = setInterval(async () => {
            // What is wrong right after the page was read is not mended by reading it again and again.
            if (performance.now() > 3 * AGAIN_EVERY && (await answers())) location.reload();
        }, AGAIN_EVERY);
        return () => clearInterval(timer);
    }, []);
    return (
        <>
            <Failure
                error={error}
                onRetry={async () => {
                    if (await answers()) location.reload();
                    else setSaid("There is no answer yet. It is tried again every few seconds.");
                }}
            />
            <p className="note" role="status">
                {said}
            </p>
        </>
    );
}
