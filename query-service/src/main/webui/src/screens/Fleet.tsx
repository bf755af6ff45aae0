import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Fleet as View } from "../api/types";
import { count } from "../format/numbers";
import { ago, exact } from "../format/times";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Answered } from "../ui/states";

type Position = View["projection"][number];
type Service = View["services"][number];

const POSITIONS: Column<Position>[] = [
    { title: "Topic", value: (row) => row.topic },
    { title: "Partition", value: (row) => row.partition, isNumber: true },
    { title: "Next offset", value: (row) => row.nextOffset, show: (row) => count(row.nextOffset), isNumber: true },
    { title: "Moved", value: (row) => row.updatedAt, show: (row) => ago(row.updatedAt), isNumber: true },
    {
        title: "Caught up",
        value: (row) => row.caughtUpAt,
        show: (row) =>
            row.caughtUpAt ? <span title={exact(row.caughtUpAt, "UTC")}>{ago(row.caughtUpAt)}</span> : "never yet",
        isNumber: true,
    },
];

export default function Fleet() {
    const asked = useQuery({
        queryKey: ["fleet"],
        queryFn: ({ signal }) => get("/api/analytics/fleet", { signal }),
        refetchInterval: 5_000,
    });
    return (
        <Answered asked={asked} rows={12}>
            {({ services, projection }) => (
                <div className="stack">
                    <div className="grid thirds">
                        {services.map((service) => (
                            <ServiceCard key={service.service} service={service} />
                        ))}
                    </div>
                    <Card
                        title="Projection into Postgres"
                        note="how far each partition is"
                        actions={<CsvButton name="projection" columns={POSITIONS} rows={projection} />}
                    >
                        <DataTable
                            label="Projection"
                            columns={POSITIONS}
                            rows={projection}
                            keyOf={(row) => `${row.topic}/${row.partition}`}
                            empty="Nothing was projected yet."
                        />
                    </Card>
                </div>
            )}
        </Answered>
    );
}

function ServiceCard({ service }: { service: Service }) {
    const isWell = service.instances.length > 0 && service.instances.every(({ state }) => state === "RUNNING");
    return (
        <Card
            title={service.service}
            note={
                <span className={isWell ? "pill live" : "pill bad"}>
                    <span className="dot" aria-hidden="true" />
                    {service.instances.length ? (isWell ? "runs" : "not all run") : "nobody answers"}
                </span>
            }
        >
            {service.instances.length === 0 && (
                <p className="nothing">No instance answers: questions about live state fail until one does.</p>
            )}
            {service.instances.map((instance) => (
                <div key={instance.host} className="instance">
                    <p>
                        <b>{instance.host}</b> <span className="note">{instance.state}</span>
                    </p>
                    <ul className="plain">
                        {instance.stores.map((store) => (
                            <li key={store.store}>
                                <span>{store.store}</span>{" "}
                                <span className="note">
                                    {count(store.active.length)} of {count(store.partitions)} partitions
                                    {store.standby.length > 0 &&
                                        `, stands in for ${count(store.standby.length)} (${count(
                                            Math.max(...store.standby.map(({ lag }) => lag)),
                                        )} changes behind at most)`}
                                </span>
                            </li>
                        ))}
                    </ul>
                </div>
            ))}
        </Card>
    );
}
