import type { ReactNode } from "react";
import { csv, download, type Cell } from "../format/csv";
import { Icon } from "./Icon";
import { Nothing } from "./states";

export interface Column<Row> {
    title: string;
    /** What it is, unformatted: for spreadsheets. */
    value: (row: Row) => Cell;
    show?: (row: Row) => ReactNode;
    isNumber?: boolean;
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
}

export function DataTable<Row>({ label, columns, rows, keyOf, share, filter, empty }: Props<Row>) {
    if (!rows.length) return <Nothing>{empty ?? "Nothing in this period."}</Nothing>;
    return (
        <div className="scroller" tabIndex={0} role="group" aria-label={label}>
            <table className="table">
                <thead>
                    <tr>
                        {columns.map((column) => (
                            <th key={column.title} scope="col" className={column.isNumber ? "number" : undefined}>
                                {column.title}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {rows.map((row) => (
                        <tr key={keyOf(row)}>
                            {columns.map((column, at) => {
                                const shown = column.show ? column.show(row) : String(column.value(row) ?? "–");
                                return at === 0 ? (
                                    <th key={column.title} scope="row">
                                        {share && <Bar share={share(row)} />}
                                        {filter ? (
                                            <Choice row={row} filter={filter} shown={shown} />
                                        ) : (
                                            <span>{shown}</span>
                                        )}
                                    </th>
                                ) : (
                                    <td key={column.title} className={column.isNumber ? "number" : undefined}>
                                        {shown}
                                    </td>
                                );
                            })}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
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
