import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, remove } from "../api/client";
import type { Funnels as View } from "../api/types";
import { words } from "../format/names";
import { count } from "../format/numbers";
import { ago } from "../format/times";
import { useMay } from "../state/me";
import { Card } from "../ui/Card";
import { DataTable, type Column } from "../ui/DataTable";
import { Link } from "../ui/Link";
import { Answered, Failure } from "../ui/states";

type Stored = View["funnels"][number];

interface Definition {
    siteId?: string;
    steps?: { name?: string; event?: string; filters?: unknown[] }[];
    window?: string;
}

/** The funnel as its screen's address says it; none where it holds more than the screen knows. */
export function openable(definition: Definition): Record<string, string> | null {
    const steps = definition.steps ?? [];
    const isPlain = steps.every(({ event, filters }) => event && !event.includes(",") && !filters?.length);
    const known = new Set(["siteId", "steps", "window", "dateRange", "filters"]);
    if (!isPlain || Object.keys(definition).some((key) => !known.has(key))) return null;
    return {
        steps: steps.map(({ event }) => event ?? "").join(),
        ...(definition.window ? { window: definition.window } : {}),
    };
}

/** Funnels that are kept under a name. */
export default function Funnels() {
    const queries = useQueryClient();
    const mayForget = useMay("define");
    const [failure, setFailure] = useState<unknown>(null);
    const asked = useQuery({
        queryKey: ["funnels"],
        queryFn: ({ signal }) => get("/api/analytics/funnels", { signal }),
    });
    const forget = (name: string) =>
        remove("/api/analytics/funnels/{name}", { name }).then(
            () => {
                setFailure(null);
                return queries.invalidateQueries({ queryKey: ["funnels"] });
            },
            (error: unknown) => setFailure(error),
        );
    const columns: Column<Stored>[] = [
        {
            title: "Name",
            value: (row) => row.name,
            show: (row) => {
                const definition = row.definition as Definition;
                const own = openable(definition);
                return own ? (
                    <Link
                        to="/behaviour/funnel"
                        own={{ ...own, name: row.name }}
                        change={definition.siteId ? { site: definition.siteId } : {}}
                    >
                        {row.name}
                    </Link>
                ) : (
                    <span title="It holds more than the screen of funnels can change: it is answered over the API">
                        {row.name}
                    </span>
                );
            },
        },
        {
            title: "Site",
            value: (row) => (row.definition as Definition).siteId,
            show: (row) => (row.definition as Definition).siteId ?? "all",
        },
        {
            title: "Steps",
            value: (row) =>
                ((row.definition as Definition).steps ?? []).map(({ name, event }) => name ?? event).join(" → "),
            show: (row) => (
                <span className="way">
                    {((row.definition as Definition).steps ?? [])
                        .map(({ name, event }) => words(name ?? event ?? "step"))
                        .join(" → ")}
                </span>
            ),
        },
        { title: "Kept", value: (row) => row.updatedAt, show: (row) => ago(row.updatedAt), isNumber: true },
        ...(mayForget
            ? [
                  {
                      title: "Forget",
                      value: () => null,
                      show: (row: Stored) => (
                          <button
                              className="link"
                              aria-label={`Forget ${row.name}`}
                              onClick={() => void forget(row.name)}
                          >
                              Forget
                          </button>
                      ),
                      isNumber: true,
                  },
              ]
            : []),
    ];
    return (
        <div className="stack">
            {failure !== null && <Failure error={failure} />}
            <Answered asked={asked} rows={6}>
                {({ funnels }) => (
                    <Card title="Saved funnels" note={count(funnels.length)}>
                        <DataTable
                            label="Saved funnels"
                            columns={columns}
                            rows={funnels}
                            keyOf={(row) => row.name}
                            empty="None yet: build one under Behaviour, Funnel, and save it there."
                        />
                    </Card>
                )}
            </Answered>
            <p>
                <Link to="/behaviour/funnel" className="button">
                    Build a funnel
                </Link>
            </p>
        </div>
    );
}
