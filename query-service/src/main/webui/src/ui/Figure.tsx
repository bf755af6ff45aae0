import { useRef, useState, type ReactNode } from "react";
import { download } from "../format/csv";
import { Card } from "./Card";
import { Chart, type Drawn } from "./Chart";
import { CsvButton, DataTable, type Column } from "./DataTable";
import type { Flow, Spec } from "./drawing";
import { Icon } from "./Icon";

/** Offers a drawing as a picture. */
export function PictureButton({ name, take }: { name: string; take: () => Promise<Blob | null> | undefined }) {
    return (
        <button
            className="quiet"
            aria-label={`${name} as a picture`}
            title="Download as PNG"
            onClick={() => {
                void take()?.then((picture) => picture && download(`${name}.png`, picture));
            }}
        >
            <Icon name="picture" size={16} />
        </button>
    );
}

export function TableButton({ isTable, choose }: { isTable: boolean; choose: (isTable: boolean) => void }) {
    return (
        <button className="quiet" aria-pressed={isTable} onClick={() => choose(!isTable)} title="As a table">
            <Icon name={isTable ? "chart" : "table"} size={16} />
            <span className="hidden">As a table</span>
        </button>
    );
}

/** A card with a drawing that is a table as well, a CSV and a PNG. */
export function Figure<Row>({
    title,
    note,
    name,
    spec,
    label,
    height = 280,
    columns,
    rows,
    keyOf,
    children,
}: {
    title: string;
    note?: ReactNode;
    /** Of its files. */
    name: string;
    spec: Spec | Flow;
    label: string;
    height?: number;
    columns: readonly Column<Row>[];
    rows: readonly Row[];
    keyOf: (row: Row) => string;
    children?: ReactNode;
}) {
    const [isTable, setTable] = useState(false);
    const drawn = useRef<Drawn>(null);
    return (
        <Card
            title={title}
            note={note}
            actions={
                <>
                    <TableButton isTable={isTable} choose={setTable} />
                    <CsvButton name={name} columns={columns} rows={rows} />
                    {!isTable && <PictureButton name={name} take={() => drawn.current?.picture()} />}
                </>
            }
        >
            {isTable ? (
                <div className="figure-table" style={{ maxHeight: Math.max(height, 280) }}>
                    <DataTable label={label} columns={columns} rows={rows} keyOf={keyOf} />
                </div>
            ) : (
                <Chart ref={drawn} spec={spec} height={height} label={`${label}; the same numbers are in the table`} />
            )}
            {children}
        </Card>
    );
}
