import { useEffect, useImperativeHandle, useRef, useState, type Ref } from "react";
import type { Flow, Spec } from "./drawing";
import { Nothing } from "./states";
import { useTheme } from "./theme";

type Drawing = ReturnType<(typeof import("./drawing"))["draw"]>;

/** What can be had of a drawing. */
export interface Drawn {
    picture: () => Promise<Blob | null>;
}

/** A drawing of numbers that are there as a table as well. */
export function Chart({
    spec,
    label,
    height = 280,
    ref,
}: {
    spec: Spec | Flow;
    label: string;
    height?: number;
    ref?: Ref<Drawn>;
}) {
    const element = useRef<HTMLDivElement>(null);
    const probe = useRef<HTMLSpanElement>(null);
    const [drawing, setDrawing] = useState<Drawing | null>(null);
    const [isUnreached, setUnreached] = useState(false);
    const theme = useTheme();
    useEffect(() => {
        let ended = false;
        let made: Drawing | null = null;
        void import("./drawing").then(
            ({ draw }) => {
                if (ended || !element.current || !probe.current) return;
                made = draw(element.current, probe.current);
                setDrawing(made);
            },
            () => setUnreached(true),
        );
        return () => {
            ended = true;
            made?.end();
            setDrawing(null);
        };
    }, []);
    useEffect(() => drawing?.show(spec), [drawing, spec, theme]);
    useImperativeHandle(ref, () => ({ picture: () => drawing?.picture() ?? Promise.resolve(null) }), [drawing]);
    if (isUnreached) {
        return (
            <div style={{ height }}>
                <Nothing>What draws could not be fetched from the query service. The numbers are in the table.</Nothing>
            </div>
        );
    }
    return (
        <div
            className="chart"
            style={{ height }}
            // A flow may be wider than a phone.
            {...(spec.kind === "flow" ? { tabIndex: 0, role: "group", "aria-label": label } : {})}
        >
            <span ref={probe} hidden />
            <div ref={element} className="chart-canvas" role="img" aria-label={label} data-drawn={drawing !== null} />
        </div>
    );
}
