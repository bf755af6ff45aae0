import type { InfiniteData } from "@tanstack/react-query";
import { count } from "../format/numbers";
import { ago, dateTime, exact } from "../format/times";
import { Card } from "./Card";
import { CsvButton, DataTable, type Column } from "./DataTable";
import { Link, personPath } from "./Link";
import { Paged, type Pages } from "./Paged";

const FIRST = 100;
const MORE = 10_000;

interface Somebody {
    personId: string;
    firstAt: string;
    lastAt: string;
}

interface Page<Row> {
    people: Row[];
    total?: number;
}

/** What of a list is asked for: the beginning, and what comes behind a cursor more at a time. */
export const pageOf = (cursor: string) => (cursor ? { limit: MORE, cursor } : { limit: FIRST });

/** Somebody by name, then what else is known, then when they were there first and last. */
export function columnsOf<Row extends Somebody>(zone: string, between: Column<Row>[]): Column<Row>[] {
    return [
        {
            title: "Person",
            value: (row) => row.personId,
            show: (row) => <Link to={personPath(row.personId)}>{row.personId}</Link>,
        },
        ...between,
        {
            title: "First",
            value: (row) => row.firstAt,
            show: (row) => <span title={exact(row.firstAt, zone)}>{dateTime(row.firstAt, zone)}</span>,
            isNumber: true,
        },
        {
            title: "Last",
            value: (row) => row.lastAt,
            show: (row) => <span title={exact(row.lastAt, zone)}>{ago(row.lastAt)}</span>,
            isNumber: true,
        },
    ];
}

/** Who is behind a number: how many there are, and as many of them as are here, page by page. */
export function PeopleCard<Row extends Somebody>({
    title,
    label,
    name,
    order,
    empty,
    columns,
    asked,
    rows: lines,
    className,
}: {
    title: string;
    label: string;
    name: string;
    order: string;
    empty: string;
    columns: Column<Row>[];
    asked: Pages & { data: InfiniteData<Page<Row>> | undefined };
    rows?: number;
    className?: string;
}) {
    const rows = asked.data?.pages.flatMap((page) => page.people);
    const total = asked.data?.pages[0]?.total ?? 0;
    return (
        <Card
            title={title}
            note={
                rows && (
                    <>
                        <span data-people>{count(total)}</span>, {order}
                        {rows.length < total && `; ${count(rows.length)} of them here`}
                    </>
                )
            }
            actions={<CsvButton name={name} columns={columns} rows={rows} />}
            {...(className ? { className } : {})}
        >
            <Paged
                asked={asked}
                list={rows}
                {...(lines ? { rows: lines } : {})}
                more={
                    asked.isFetchingNextPage
                        ? "Fetching…"
                        : `The next ${count(Math.min(MORE, total - (rows?.length ?? 0)))}`
                }
            >
                {(people) => (
                    <DataTable
                        label={label}
                        columns={columns}
                        rows={people}
                        keyOf={(row) => row.personId}
                        empty={empty}
                    />
                )}
            </Paged>
        </Card>
    );
}
