import { useDeferredValue, useMemo, useState, type ReactNode } from "react";
import { csv, download, type Cell } from "../format/csv";
import { Icon } from "./Icon";
import { Nothing } from "./states";

export interface Column<Row> {
    title: string;
    /** What it is, unformatted: for spreadsheets. */
    value: (row: Row) => Cell;
    show?: (row: Row) => ReactNode;
    /** By what it is sorted, where that is not what it is. */
    order?: (row: Row) => Cell;
    isNumber?: boolean;
    /** Whether it is shown at its full length, where it comes first: a time that is cut says nothing. */
    isUncut?: boolean;
    /** Whether it is the one that the rest of the screen is about. */
    isChosen?: boolean;
}

export function downloadRows<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
    download(
        `${name}.csv`,
        csv(
            columns.map((column) => column.title),
            rows.map((row) => columns.map((column) => column.value(row))),
        ),
    );
}

export function CsvButton<Row>({
    name,
    columns,
    rows,
}: {
    name: string;
    columns: readonly Column<Row>[];
    rows: readonly Row[] | undefined;
}) {
    return (
        <button
            className="quiet"
            disabled={!rows?.length}
            onClick={() => downloadRows(name, columns, rows ?? [])}
            aria-label={`${name} as CSV`}
            title="Download as CSV"
        >
            <Icon name="download" size={16} />
        </button>
    );
}

/** What a click on a row narrows everything down to. */
export interface RowFilter<Row> {
    describe: (row: Row) => string;
    choose: (row: Row, isExcluding: boolean) => void;
}

interface Props<Row> {
    label: string;
    columns: readonly Column<Row>[];
    rows: readonly Row[];
    keyOf: (row: Row) => string;
    /** How long the bar behind a row is, of all: 0 to 1. */
    share?: (row: Row) => number;
    filter?: RowFilter<Row> | undefined;
    empty?: string;
    /** Whether the first column stays in sight while the others are scrolled: where there are many. */
    isPinned?: boolean;
}

/** How high a row of a long table is, as the style has it. */
const ROW = 33;
/** From here on only the rows in sight are there. */
const LONG = 200;
const AROUND = 12;
const STEP = 8;

interface Order {
    at: number;
    isDown: boolean;
}

const words = new Intl.Collator();

/** Numbers within words by their size: item/9 before item/10. Ten times as fast as a collator that reads numbers itself. */
const sortable = (value: Cell): Cell =>
    typeof value === "string" ? value.replace(/\d+/g, (digits) => digits.padStart(16, "0")) : value;

function compared(a: Cell, b: Cell): number {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return words.compare(String(a), String(b));
}

const isMissing = (value: Cell) => value === null || value === undefined || value === "";

/** What is missing comes last, whichever way it goes. */
function ordered<Row>(rows: readonly Row[], column: Column<Row> | undefined, isDown: boolean): readonly Row[] {
    if (!column) return rows;
    const of = column.order ?? column.value;
    const keyed = rows.map((row) => ({ row, key: sortable(of(row)) }));
    keyed.sort((a, b) => {
        if (isMissing(a.key) || isMissing(b.key)) return Number(isMissing(a.key)) - Number(isMissing(b.key));
        return isDown ? compared(b.key, a.key) : compared(a.key, b.key);
    });
    return keyed.map(({ row }) => row);
}

function classOf<Row>({ isNumber, isChosen }: Column<Row>): string | undefined {
    return `${isNumber ? "number" : ""}${isChosen ? " chosen" : ""}` || undefined;
}

export function DataTable<Row>({ label, columns, rows, keyOf, share, filter, empty, isPinned }: Props<Row>) {
    const [order, setOrder] = useState<Order | null>(null);
    // A heading says at once how it is ordered; ten thousand rows follow a moment later.
    const followed = useDeferredValue(order);
    const column = followed ? columns[followed.at] : undefined;
    const sorted = useMemo(() => ordered(rows, column, followed?.isDown ?? false), [rows, column, followed?.isDown]);
    const isLong = rows.length > LONG;
    const [top, setTop] = useState(0);
    const [height, setHeight] = useState(600);
    if (!rows.length) return <Nothing>{empty ?? "Nothing in this period."}</Nothing>;
    const first = isLong ? Math.max(0, Math.min(top, sorted.length - 1) - AROUND) : 0;
    const last = isLong ? Math.min(sorted.length, first + Math.ceil(height / ROW) + 2 * AROUND + STEP) : sorted.length;
    return (
        <div
            className={`scroller${isLong ? " long" : ""}${isPinned ? " pinned" : ""}`}
            tabIndex={0}
            role="group"
            aria-label={label}
            onScroll={
                isLong
                    ? ({ currentTarget }) => {
                          setTop(Math.floor(currentTarget.scrollTop / ROW / STEP) * STEP);
                          setHeight(currentTarget.clientHeight);
                      }
                    : undefined
            }
        >
            <table className="table" aria-rowcount={isLong ? sorted.length + 1 : undefined}>
                <thead>
                    <tr aria-rowindex={isLong ? 1 : undefined}>
                        {columns.map((each, at) => (
                            <Heading
                                key={each.title}
                                column={each}
                                order={order?.at === at ? order : null}
                                canSort={rows.length > 1}
                                choose={() =>
                                    setOrder(
                                        order?.at === at
                                            ? order.isDown === Boolean(each.isNumber)
                                                ? { at, isDown: !order.isDown }
                                                : null
                                            : { at, isDown: Boolean(each.isNumber) },
                                    )
                                }
                            />
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {first > 0 && <Gap height={first * ROW} columns={columns.length} />}
                    {sorted.slice(first, last).map((row, at) => (
                        <tr key={keyOf(row)} aria-rowindex={isLong ? first + at + 2 : undefined}>
                            {columns.map((each, place) => {
                                const shown = each.show ? each.show(row) : String(each.value(row) ?? "–");
                                return place === 0 ? (
                                    <th key={each.title} scope="row" className={each.isUncut ? "uncut" : undefined}>
                                        {share && <Bar share={share(row)} />}
                                        {filter ? (
                                            <Choice row={row} filter={filter} shown={shown} />
                                        ) : (
                                            <span>{shown}</span>
                                        )}
                                    </th>
                                ) : (
                                    <td key={each.title} className={classOf(each)}>
                                        {shown}
                                    </td>
                                );
                            })}
                        </tr>
                    ))}
                    {last < sorted.length && <Gap height={(sorted.length - last) * ROW} columns={columns.length} />}
                </tbody>
            </table>
        </div>
    );
}

/** As high as the rows that are out of sight. */
function Gap({ height, columns }: { height: number; columns: number }) {
    return (
        <tr aria-hidden="true" className="gap">
            <td colSpan={columns} style={{ height }} />
        </tr>
    );
}

function Heading<Row>({
    column,
    order,
    canSort,
    choose,
}: {
    column: Column<Row>;
    order: Order | null;
    canSort: boolean;
    choose: () => void;
}) {
    return (
        <th
            scope="col"
            className={classOf(column)}
            aria-sort={order ? (order.isDown ? "descending" : "ascending") : undefined}
        >
            {canSort ? (
                <button className="heading" onClick={choose}>
                    {column.title}
                    {order && <Icon name={order.isDown ? "down" : "up"} size={12} />}
                </button>
            ) : (
                column.title
            )}
        </th>
    );
}

function Bar({ share }: { share: number }) {
    return <span className="row-bar" style={{ width: `${Math.max(0, Math.min(1, share)) * 100}%` }} />;
}

function Choice<Row>({ row, filter, shown }: { row: Row; filter: RowFilter<Row>; shown: ReactNode }) {
    const what = filter.describe(row);
    return (
        <span className="choice">
            <button
                className="row-button"
                title={`Only ${what} (with Alt: without)`}
                onClick={(event) => filter.choose(row, event.altKey)}
            >
                {shown}
            </button>
            <button
                className="row-exclude"
                aria-label={`Without ${what}`}
                title={`Without ${what}`}
                onClick={() => filter.choose(row, true)}
            >
                <Icon name="minus" size={14} />
            </button>
        </span>
    );
}
