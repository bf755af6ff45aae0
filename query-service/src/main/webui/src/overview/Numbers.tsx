import { useCallback, useMemo, useRef, useState } from "react";
import { change as growth } from "../format/numbers";
import { day, weekday } from "../format/times";
import { useQuestion } from "../state/question";
import type { Place } from "../state/sites";
import { Chart, type Drawn } from "../ui/Chart";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { PictureButton, TableButton } from "../ui/Figure";
import { Icon } from "../ui/Icon";
import { Who } from "../ui/Link";
import { Sparkline } from "../ui/Sparkline";
import { Notes, useNotes, type Note } from "./Notes";
import type { Metric, Report } from "./report";

const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** The six numbers, and one of them day by day. */
export function Numbers({ report, place }: { report: Report; place: Place }) {
    const [question, change] = useQuestion();
    const [isTable, setTable] = useState(false);
    const chart = useRef<Drawn>(null);
    const drawable = report.metrics.filter(({ daily }) => daily);
    const drawn = drawable.find(({ key }) => key === question.own["metric"]) ?? drawable[0];
    const notes = useNotes(question, place);
    const spec = useMemo(() => drawn && specOf(report, drawn, notes), [report, drawn, notes]);
    const rows = useMemo(() => report.days.map((date, at) => ({ date, at })), [report]);
    const columns = useMemo(() => columnsOf(report, notes), [report, notes]);
    const isCompared = report.isCompared && !hasNothingBefore(report);
    const exported = useCallback(() => downloadRows("overview", columns, rows), [columns, rows]);
    useOffersExport(exported);
    const [first, last] = [report.beforeDays?.[0], report.beforeDays?.at(-1)];
    return (
        <section className="card numbers" aria-label="Key numbers">
            <div className="kpis">
                {report.metrics.map((metric) => (
                    <Kpi
                        key={metric.key}
                        metric={metric}
                        isCompared={isCompared}
                        isDrawn={metric === drawn}
                        choose={() =>
                            change({ own: { ...question.own, metric: metric === drawable[0] ? "" : metric.key } })
                        }
                    />
                ))}
            </div>
            <div className="chart-head">
                <span className="note">
                    {drawn?.title} by day
                    {first && last && drawn?.before && (
                        <>
                            {isCompared ? "; dashed: " : "; there is nothing to compare it with from "}
                            {weekday(first)} to {weekday(last)}
                        </>
                    )}
                    {" · "}
                    <Who>Who they were</Who>
                </span>
                <div className="card-actions">
                    <TableButton isTable={isTable} choose={setTable} />
                    <CsvButton name="days" columns={columns} rows={rows} />
                    {!isTable && spec && <PictureButton name="days" take={() => chart.current?.picture()} />}
                </div>
            </div>
            {isTable || !spec ? (
                <div className="tall">
                    <DataTable label="Days" columns={columns} rows={rows} keyOf={(row) => row.date} />
                </div>
            ) : (
                <Chart ref={chart} spec={spec} label={`${drawn?.title} by day; the same numbers are in the table`} />
            )}
            <Notes notes={notes} question={question} place={place} />
        </section>
    );
}

/** Nothing at all, so that every change and a line along the ground would say only that. */
const hasNothingBefore = (report: Report) =>
    report.metrics.every(({ change: grown, before }) => grown === null && !before?.some((value) => value));

/** What was noted about each day; none where nothing was noted about any. */
function textsOf(report: Report, notes: readonly Note[]) {
    if (!notes.length) return {};
    return {
        notes: report.days.map((date) => {
            const texts = notes.filter((note) => note.day === date).map(({ text }) => text);
            return texts.length ? texts : null;
        }),
    };
}

const WHOLE = ["visitors", "visits", "pageviews"];

function specOf(report: Report, { key, title, daily, before, format, brief }: Metric, notes: readonly Note[]) {
    return {
        kind: "line" as const,
        labels: report.days.map(day),
        titles: report.days.map(weekday),
        series: [
            { name: title, values: daily ?? [] },
            ...(before && !hasNothingBefore(report)
                ? [
                      {
                          name: "Before",
                          values: report.days.map((_, at) => before[at] ?? null),
                          labels: report.days.map((_, at) => {
                              const other = report.beforeDays?.[at];
                              return other ? weekday(other) : "";
                          }),
                          isGhost: true,
                      },
                  ]
                : []),
        ],
        ...textsOf(report, notes),
        format,
        brief,
        isWhole: WHOLE.includes(key),
    };
}

interface DayRow {
    date: string;
    at: number;
}

function columnsOf(report: Report, notes: readonly Note[]): Column<DayRow>[] {
    const { notes: texts } = textsOf(report, notes);
    return [
        { title: "Date", value: (row) => row.date, show: (row) => weekday(row.date) },
        ...report.metrics
            .filter(({ daily }) => daily)
            .map((metric): Column<DayRow> => ({
                title: metric.title,
                value: (row) => metric.daily?.[row.at],
                show: (row) => {
                    const value = metric.daily?.[row.at];
                    return isKnown(value) ? metric.format(value) : "–";
                },
                isNumber: true,
            })),
        ...(texts
            ? [
                  {
                      title: "Notes",
                      value: (row: DayRow) => texts[row.at]?.join("; ") ?? "",
                      show: (row: DayRow) => <span className="way">{texts[row.at]?.join("; ") ?? ""}</span>,
                  },
              ]
            : []),
    ];
}

function Kpi({
    metric,
    isCompared,
    isDrawn,
    choose,
}: {
    metric: Metric;
    isCompared: boolean;
    isDrawn: boolean;
    choose: () => void;
}) {
    const inside = (
        <>
            <span className="kpi-title">{metric.title}</span>
            <span className="kpi-value" data-metric={metric.key}>
                {metric.shown}
            </span>
            {isCompared ? <Change metric={metric} /> : <span />}
            {metric.daily && <Sparkline values={metric.daily.map((value) => value ?? 0)} />}
        </>
    );
    return metric.daily ? (
        <button className="kpi" aria-pressed={isDrawn} onClick={choose}>
            {inside}
        </button>
    ) : (
        <div className="kpi">{inside}</div>
    );
}

function Change({ metric: { change: grown, isBetterLow } }: { metric: Metric }) {
    if (grown === null) return <span className="change none">nothing before</span>;
    const isGood = grown === 0 ? null : grown > 0 !== isBetterLow;
    return (
        <span className={`change ${isGood === null ? "none" : isGood ? "good" : "bad"}`}>
            {grown !== 0 && <Icon name={grown > 0 ? "up" : "down"} size={13} />}
            {growth(grown)}
        </span>
    );
}
