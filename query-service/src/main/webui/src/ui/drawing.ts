import { BarChart, LineChart, SankeyChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { shortened } from "./shortened";

// Loaded after the first screen is there: nothing else of the dashboard knows the library.
use([LineChart, BarChart, SankeyChart, GridComponent, TooltipComponent, CanvasRenderer]);

export interface Series {
    name: string;
    values: readonly (number | null)[];
    /** What it is compared with: drawn behind, pale. */
    isGhost?: boolean;
    /** What has not happened yet: broken, in the colour of what has. */
    isForeseen?: boolean;
    /** By point, where it is not the axis's: the other days of a comparison. */
    labels?: readonly string[];
}

export interface Spec {
    kind: "line" | "bar";
    labels: readonly string[];
    /** At length, for who points at one. */
    titles?: readonly string[];
    series: readonly Series[];
    /** What was noted about a point: it has a mark below it. */
    notes?: readonly (readonly string[] | null)[];
    /** Between which values it lies: a pale ground. */
    band?: { low: readonly (number | null)[]; high: readonly (number | null)[]; name: string };
    format: (value: number) => string;
    /** Where numbers on the axis must be short. */
    brief?: (value: number) => string;
    isLive?: boolean;
    /** Whether there is nothing between one and two. */
    isWhole?: boolean;
    /** Whether what stands side by side has names, none of which may be left out. */
    isNamed?: boolean;
}

export interface Flow {
    kind: "flow";
    nodes: readonly { id: string; name: string; depth: number }[];
    links: readonly { from: string; to: string; value: number }[];
    format: (value: number) => string;
}

/** A colour of the house as the current theme has it. */
function ink(probe: HTMLElement, name: string): string {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
}

// Built node by node: written as HTML it would need styles that the page's policy forbids.
type TipRow = readonly [name: string, value: string, isGhost: boolean];

function tip(title: string, rows: readonly TipRow[]): HTMLElement {
    const box = document.createElement("div");
    box.className = "tip";
    const head = document.createElement("div");
    head.className = "tip-title";
    head.textContent = title;
    box.append(head);
    for (const [name, value, isGhost] of rows) {
        const row = document.createElement("div");
        row.className = isGhost ? "tip-row ghost" : "tip-row";
        const label = document.createElement("span");
        label.textContent = name;
        const number = document.createElement("b");
        number.textContent = value;
        row.append(label, number);
        box.append(row);
    }
    return box;
}

function bandRow({ band, format }: Spec, at: number): TipRow[] {
    const [low, high] = [band?.low[at], band?.high[at]];
    return band && typeof low === "number" && typeof high === "number"
        ? [[band.name, `${format(low)} – ${format(high)}`, true]]
        : [];
}

/** Two invisible lines, the second on the first, with the ground between them filled. */
function bandOf({ band }: Spec, color: string) {
    if (!band) return [];
    const line = (data: (number | null)[], opacity: number) => ({
        type: "line" as const,
        data,
        stack: "band",
        stackStrategy: "all" as const,
        silent: true,
        showSymbol: false,
        lineStyle: { opacity: 0 },
        areaStyle: { color, opacity },
    });
    return [
        line([...band.low], 0),
        line(
            band.high.map((high, at) => (high === null ? null : high - (band.low[at] ?? 0))),
            0.14,
        ),
    ];
}

/** A mark at the foot of every point about which something was noted. */
function notesOf({ notes }: Spec, color: string, ground: string) {
    if (!notes?.some((each) => each)) return [];
    return [
        {
            type: "line" as const,
            name: "Notes",
            data: notes.map((each) => (each ? 0 : null)),
            symbol: "circle",
            symbolSize: 10,
            showAllSymbol: true,
            z: 20,
            lineStyle: { opacity: 0 },
            itemStyle: { color, borderColor: ground, borderWidth: 2, opacity: 1 },
        },
    ];
}

const AXIS_SIZE = 11;

const isOfFew = ({ kind, labels, isLive, isNamed }: Spec) =>
    kind === "bar" && !isLive && (isNamed || labels.length <= FEW);

function optionOf(spec: Spec, probe: HTMLElement, width: number) {
    const accent = ink(probe, "accent");
    const ghost = ink(probe, "ghost");
    const muted = ink(probe, "muted");
    const line = ink(probe, "line");
    const place = (width - 70) / spec.labels.length;
    // The comparison first: what is drawn later lies above.
    const ordered = [...spec.series].sort((a, b) => Number(b.isGhost ?? false) - Number(a.isGhost ?? false));
    return {
        animation: false,
        grid: { left: 8, right: 12, top: 14, bottom: 4, containLabel: true },
        tooltip: {
            trigger: "axis" as const,
            confine: true,
            borderWidth: 0,
            padding: 0,
            backgroundColor: "transparent",
            className: "tip-frame",
            axisPointer: {
                type: spec.kind === "bar" ? ("shadow" as const) : ("line" as const),
                lineStyle: { color: line },
            },
            formatter: (points: unknown) => {
                const all = (Array.isArray(points) ? points : [points]) as { dataIndex: number; seriesIndex: number }[];
                const at = all[0]?.dataIndex ?? 0;
                return tip(
                    (spec.titles ?? spec.labels)[at] ?? "",
                    [...ordered]
                        .reverse()
                        .filter((series) => series.values[at] !== null && series.values[at] !== undefined)
                        .map((series): TipRow => [
                            series.labels?.[at] ?? series.name,
                            spec.format(series.values[at] ?? 0),
                            series.isGhost ?? false,
                        ])
                        .concat(bandRow(spec, at))
                        .concat((spec.notes?.[at] ?? []).map((text): TipRow => [text, "", false])),
                );
            },
        },
        xAxis: {
            type: "category" as const,
            data: [...spec.labels],
            boundaryGap: spec.kind === "bar",
            axisLine: { lineStyle: { color: line } },
            axisTick: { show: false },
            axisLabel: {
                color: muted,
                fontSize: AXIS_SIZE,
                margin: 10,
                // A few things have their names all, aslant where they are side by side; of many days some are left out.
                ...(isOfFew(spec)
                    ? {
                          interval: 0,
                          rotate: place >= 110 ? 0 : place < 45 ? 48 : 24,
                          formatter: (name: string) =>
                              shortened(name, fitting(AXIS_SIZE, place < 110 ? 100 : place - 8)),
                      }
                    : { hideOverlap: true }),
            },
        },
        yAxis: {
            type: "value" as const,
            minInterval: spec.isLive || spec.isWhole ? 1 : 0,
            splitNumber: 4,
            axisLabel: { color: muted, fontSize: AXIS_SIZE, formatter: spec.brief ?? spec.format },
            splitLine: { lineStyle: { color: line, opacity: 0.7 } },
        },
        series: [
            ...bandOf(spec, accent),
            ...notesOf(spec, ink(probe, "warn"), ink(probe, "surface")),
            ...ordered.map((series, at) =>
                spec.kind === "bar"
                    ? {
                          type: "bar" as const,
                          name: series.name,
                          data: [...series.values],
                          itemStyle: { color: series.isGhost ? ghost : accent, borderRadius: [2, 2, 0, 0] },
                          barMaxWidth: 28,
                      }
                    : {
                          type: "line" as const,
                          name: series.name,
                          data: [...series.values],
                          showSymbol: spec.labels.length < 2,
                          symbolSize: 6,
                          z: at + 2,
                          lineStyle: {
                              color: series.isGhost ? ghost : accent,
                              width: series.isGhost ? 1.5 : 2,
                              type: series.isGhost || series.isForeseen ? ("dashed" as const) : ("solid" as const),
                          },
                          itemStyle: { color: series.isGhost ? ghost : accent },
                          ...(series.isGhost || series.isForeseen
                              ? {}
                              : { areaStyle: { color: accent, opacity: 0.08 } }),
                      },
            ),
        ],
    };
}

const NODE = 10;
/** So many bars have room for their names. */
const FEW = 6;

const LABEL_GAP = 5;
/** Less room than this has no name that says anything. */
const LEAST_ROOM = 88;
/** What stands between the last names and the edge. */
const EDGE = 6;

/** How wide it must be for its names to be readable: on a phone wider than the screen, where there are many places. */
const leastWidth = ({ nodes }: Flow) =>
    (Math.max(0, ...nodes.map(({ depth }) => depth)) + 1) * (NODE + LABEL_GAP + LEAST_ROOM + EDGE);

const pen = document.createElement("canvas").getContext("2d");

/** Whether a text is no wider than that. */
function fitting(size: number, room: number) {
    return (text: string) => {
        if (!pen) return text.length * size * 0.6 <= room;
        pen.font = `${size}px sans-serif`;
        return pen.measureText(text).width <= room;
    };
}

/** Names have the room up to the next place, all the same, and the longest ones are shortened. */
function flowOf(flow: Flow, probe: HTMLElement, width: number) {
    const places = Math.max(1, ...flow.nodes.map(({ depth }) => depth));
    const isNarrow = width < 600;
    const size = isNarrow ? 11 : 12;
    const right = isNarrow ? width / (places + 1) - NODE : 150;
    const between = (width - right - 4 - NODE) / places - NODE;
    const fits = fitting(size, Math.min(right, between) - LABEL_GAP - EDGE);
    const names = new Map(flow.nodes.map((node) => [node.id, node.name]));
    const accent = ink(probe, "accent");
    const text = ink(probe, "text");
    return {
        animation: false,
        tooltip: {
            confine: true,
            borderWidth: 0,
            padding: 0,
            backgroundColor: "transparent",
            className: "tip-frame",
            formatter: (point: unknown) => {
                const { dataType, data, value } = point as {
                    dataType: string;
                    data: { source?: string; target?: string; name?: string };
                    value: number;
                };
                return dataType === "edge"
                    ? tip(`${names.get(data.source ?? "")} → ${names.get(data.target ?? "")}`, [
                          ["Times", flow.format(value), false],
                      ])
                    : tip(names.get(data.name ?? "") ?? "", [["Times", flow.format(value), false]]);
            },
        },
        series: [
            {
                type: "sankey" as const,
                left: 4,
                right,
                top: 8,
                bottom: 8,
                nodeWidth: NODE,
                nodeGap: 14,
                draggable: false,
                emphasis: { focus: "adjacency" as const },
                data: flow.nodes.map((node) => ({ name: node.id, depth: node.depth, itemStyle: { color: accent } })),
                links: flow.links.map((link) => ({ source: link.from, target: link.to, value: link.value })),
                labelLayout: { hideOverlap: true },
                lineStyle: { color: "source" as const, opacity: 0.18, curveness: 0.5 },
                label: {
                    color: text,
                    fontSize: size,
                    distance: LABEL_GAP,
                    formatter: ({ name }: { name: string }) => shortened(names.get(name) ?? name, fits),
                },
            },
        ],
    };
}

/** Draws into an element, which has its size already; what comes back draws anew and lets go of it. */
export function draw(element: HTMLElement, probe: HTMLElement) {
    const chart = init(element, null, { renderer: "canvas" });
    let shown: Spec | Flow | null = null;
    const show = (spec: Spec | Flow) => {
        shown = spec;
        if (spec.kind === "flow") {
            element.style.minWidth = `${leastWidth(spec)}px`;
            chart.resize();
        }
        chart.setOption(
            spec.kind === "flow" ? flowOf(spec, probe, chart.getWidth()) : optionOf(spec, probe, chart.getWidth()),
            {
                notMerge: true,
            },
        );
    };
    const observer = new ResizeObserver(() => {
        chart.resize();
        // What fits depends on the width.
        if (shown && (shown.kind === "flow" || isOfFew(shown))) show(shown);
    });
    observer.observe(element);
    return {
        show,
        /** As a PNG, on the ground that it has on the page. */
        picture: () =>
            new Promise<Blob | null>((told) =>
                chart
                    .renderToCanvas({ pixelRatio: 2, backgroundColor: ink(probe, "surface") })
                    .toBlob(told, "image/png"),
            ),
        end: () => {
            observer.disconnect();
            chart.dispose();
        },
    };
}
