import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api/client";
import { siteOf, useAggregate } from "../overview/aggregate";
import { dimensionName, FILTERABLE, valueName } from "../state/dimensions";
import { filtered, useQuestion } from "../state/question";
import type { Place } from "../state/sites";
import { Dialog } from "./Dialog";
import { Icon } from "./Icon";
import { useOpener } from "./opening";

const MOST = 200;

/** A value, and what it is called. */
interface Named {
    value: string;
    name: string;
}

/** What people are, whatever they did: not counted from what happened, but known by name. */
const PEOPLE: Record<string, () => Promise<Named[]>> = {
    segment: () =>
        Promise.all([get("/api/analytics/segments"), get("/api/segments")]).then(([rules, made]) => [
            ...rules.segments.map(({ name }) => ({ value: name, name: valueName("segment", name) })),
            ...made.segments.map(({ id, name }) => ({ value: id, name })),
        ]),
    audience: () =>
        get("/api/analytics/audiences").then(({ audiences }) =>
            audiences.map(({ name }) => ({ value: name, name: valueName("audience", name) })),
        ),
};

/** Narrows down by a value that is chosen, or typed. */
export function FilterButton({ place }: { place: Place }) {
    const [question] = useQuestion();
    const [isOpen, setOpen] = useState(false);
    useOpener("filter", () => setOpen(true));
    // Filters are of one site.
    if (!siteOf(question, place)) return null;
    return (
        <>
            <button
                className="quiet"
                aria-label="Add a filter"
                title="Add a filter ( F )"
                aria-haspopup="dialog"
                onClick={() => setOpen(true)}
            >
                <Icon name="filter" />
            </button>
            {isOpen && (
                <Dialog title="Add a filter" close={() => setOpen(false)}>
                    <FilterForm place={place} close={() => setOpen(false)} />
                </Dialog>
            )}
        </>
    );
}

function FilterForm({ place, close }: { place: Place; close: () => void }) {
    const [question, change] = useQuestion();
    const [dimension, setDimension] = useState<string>("visit:source");
    const [isExcluding, setExcluding] = useState(false);
    const [value, setValue] = useState("");
    const ofPeople = Object.hasOwn(PEOPLE, dimension) ? PEOPLE[dimension] : undefined;
    const asked = useAggregate(
        "values",
        { ...question, filters: [] },
        place,
        ofPeople ? null : { metrics: ["visitors"], dimensions: [dimension], pagination: { limit: MOST } },
    );
    const people = useQuery({
        queryKey: ["names", dimension],
        queryFn: () => ofPeople?.() ?? [],
        enabled: ofPeople !== undefined,
        staleTime: Infinity,
    });
    const values = ofPeople
        ? (people.data ?? [])
        : asked.isPlaceholderData
          ? []
          : (asked.data?.results.map(({ dimensions: [value = ""] }) => ({
                value,
                name: valueName(dimension, value),
            })) ?? []);
    // Whoever types what is shown means what it is called by the service.
    const meant = values.find(({ name }) => name === value)?.value ?? value;
    return (
        <form
            className="dialog-form"
            onSubmit={(event) => {
                event.preventDefault();
                if (!meant) return;
                change({ filters: filtered(question.filters, dimension, meant, isExcluding) });
                close();
            }}
        >
            <label className="field">
                What
                <select
                    value={dimension}
                    onChange={(event) => {
                        setDimension(event.target.value);
                        setValue("");
                    }}
                >
                    {FILTERABLE.map((each) => (
                        <option key={each} value={each}>
                            {dimensionName(each)}
                        </option>
                    ))}
                </select>
            </label>
            <label className="field">
                How
                <select value={String(isExcluding)} onChange={(event) => setExcluding(event.target.value === "true")}>
                    <option value="false">is</option>
                    <option value="true">is not</option>
                </select>
            </label>
            <label className="field">
                Value
                <input
                    list="filter-values"
                    value={value}
                    required
                    autoComplete="off"
                    onChange={(event) => setValue(event.target.value)}
                />
            </label>
            <datalist id="filter-values">
                {values.map((each) => (
                    <option key={each.value} value={each.name} />
                ))}
            </datalist>
            <button className="button primary">Narrow down</button>
        </form>
    );
}
