import { useState } from "react";
import type { Screen } from "../screens/registry";
import { days, weekday } from "../format/times";
import { count } from "../format/numbers";
import { useLive } from "../live/useLive";
import {
    isDay,
    LONGEST,
    lengthOf,
    PERIOD_NAMES,
    PERIODS,
    plusDays,
    shifted,
    type Period,
    type Range,
} from "../state/period";
import { useQuestion, type Compare, type Filter } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { dimensionName } from "../state/dimensions";
import { useFilterNames } from "../state/segments";
import { siteOf } from "../overview/aggregate";
import { useOffered } from "./exporting";
import { FilterButton } from "./FilterButton";
import { Icon } from "./Icon";
import { KeepSegment } from "./KeepSegment";
import { Link } from "./Link";
import { ViewsButton } from "./ViewsButton";

/** What is asked of every screen, in one place. */
export function Bar({ title, heeds }: { title: string; heeds: Screen["heeds"] }) {
    const [question, change] = useQuestion();
    const { place } = usePlace(question);
    return (
        <section className="bar" aria-label="What is asked">
            <div className="bar-row">
                <h1>{title}</h1>
                <div className="bar-controls">
                    <SiteChoice sites={place?.sites ?? []} site={question.site} choose={(site) => change({ site })} />
                    {heeds.period && place && <PeriodChoice place={place} />}
                    {heeds.compare && place && <CompareChoice place={place} />}
                    {heeds.filters && place && <FilterButton place={place} />}
                    <LiveCount site={question.site} />
                    <div className="bar-actions">
                        <ViewsButton title={title} />
                        <ShareButton />
                        <ExportButton />
                    </div>
                </div>
            </div>
            {heeds.filters && question.filters.length > 0 && (
                <Chips filters={question.filters} change={(filters) => change({ filters })} />
            )}
        </section>
    );
}

function SiteChoice({
    sites,
    site,
    choose,
}: {
    sites: string[];
    site: string | null;
    choose: (site: string | null) => void;
}) {
    const known = site && !sites.includes(site) ? [site, ...sites] : sites;
    if (known.length < 2 && !site) return known[0] ? <span className="site-name">{known[0]}</span> : null;
    return (
        <label className="select">
            <span className="hidden">Site</span>
            <select value={site ?? ""} onChange={(event) => choose(event.target.value || null)}>
                <option value="">All sites</option>
                {known.map((each) => (
                    <option key={each}>{each}</option>
                ))}
            </select>
        </label>
    );
}

function PeriodChoice({ place }: { place: Place }) {
    const [question, change] = useQuestion();
    const [isChoosing, setChoosing] = useState(false);
    const { range, today } = place;
    const later = shifted(range, 1);
    const shift = (by: 1 | -1) => change({ period: null, days: shifted(range, by) });
    return (
        <div className="period" role="group" aria-label="Period">
            <button
                className="quiet"
                aria-label="The period before"
                title="The period before ( [ )"
                onClick={() => shift(-1)}
            >
                <Icon name="left" />
            </button>
            <label className="select">
                <span className="hidden">Period</span>
                <select
                    value={question.days ? "days" : (question.period ?? "")}
                    onChange={(event) => {
                        const chosen = event.target.value;
                        if (chosen === "choose") setChoosing(true);
                        else if (chosen !== "days") {
                            setChoosing(false);
                            change({ period: chosen as Period, days: null });
                        }
                    }}
                >
                    {question.days && <option value="days">{days(range.from, range.to)}</option>}
                    {PERIODS.map((period) => (
                        <option key={period} value={period}>
                            {PERIOD_NAMES[period]}
                        </option>
                    ))}
                    <option value="choose">Choose days…</option>
                </select>
            </label>
            <button
                className="quiet"
                aria-label="The period after"
                title="The period after ( ] )"
                disabled={later.from > today}
                onClick={() => shift(1)}
            >
                <Icon name="right" />
            </button>
            {isChoosing && (
                <DaysChoice
                    range={range}
                    today={today}
                    choose={(chosen) => {
                        setChoosing(false);
                        change({ period: null, days: chosen });
                    }}
                    leave={() => setChoosing(false)}
                />
            )}
        </div>
    );
}

const COMPARISONS = {
    previous: "vs. before",
    "previous weekdays": "vs. before, same weekdays",
    year: "vs. last year",
    "year weekdays": "vs. last year, same weekdays",
    none: "No comparison",
} as const;

function CompareChoice({ place }: { place: Place }) {
    const [question, change] = useQuestion();
    const [isChoosing, setChoosing] = useState(false);
    const { compare, against, isMatched } = question;
    // Of all sites together only the plain ones are answered.
    const isOfSite = siteOf(question, place) !== null;
    const current = compare === "custom" ? "custom" : isMatched && isOfSite ? `${compare} weekdays` : compare;
    return (
        <div className="period">
            <label className="select">
                <span className="hidden">Compare with</span>
                <select
                    value={current}
                    onChange={(event) => {
                        const [chosen, weekdays] = event.target.value.split(" ");
                        setChoosing(chosen === "choose");
                        if (chosen === "choose" || chosen === "custom") return;
                        change({ compare: chosen as Compare, against: null, isMatched: weekdays !== undefined });
                    }}
                >
                    {against && <option value="custom">vs. {days(against.from, against.to)}</option>}
                    {Object.entries(COMPARISONS)
                        .filter(([key]) => isOfSite || !key.includes(" "))
                        .map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    {isOfSite && <option value="choose">vs. days of your choice…</option>}
                </select>
            </label>
            {isChoosing && (
                <DaysChoice
                    range={against ?? shifted(place.range, -1)}
                    today={place.today}
                    choose={(chosen) => {
                        setChoosing(false);
                        change({ compare: "custom", against: chosen, isMatched: false });
                    }}
                    leave={() => setChoosing(false)}
                />
            )}
        </div>
    );
}

function DaysChoice({
    range,
    today,
    choose,
    leave,
}: {
    range: Range;
    today: string;
    choose: (chosen: Range) => void;
    leave: () => void;
}) {
    const [from, setFrom] = useState(range.from);
    const [to, setTo] = useState(range.to);
    const isRange = isDay(from) && isDay(to) && from <= to;
    const fault = !isRange
        ? "The first day comes first."
        : lengthOf({ from, to }) > LONGEST
          ? `At most ${LONGEST} days.`
          : null;
    return (
        <form
            className="days-choice"
            onSubmit={(event) => {
                event.preventDefault();
                if (!fault) choose({ from, to });
            }}
            onKeyDown={(event) => event.key === "Escape" && leave()}
        >
            <label>
                From
                <input
                    type="date"
                    value={from}
                    max={today}
                    autoFocus
                    onChange={(event) => setFrom(event.target.value)}
                />
            </label>
            <label>
                To
                <input
                    type="date"
                    value={to}
                    min={from}
                    max={isDay(from) ? plusDays(from, LONGEST - 1) : undefined}
                    onChange={(event) => setTo(event.target.value)}
                />
            </label>
            <span className="note" role="status">
                {fault ?? `${count(lengthOf({ from, to }))} days, ${weekday(from)} to ${weekday(to)}`}
            </span>
            <div className="buttons">
                <button className="button primary" disabled={fault !== null}>
                    Show
                </button>
                <button type="button" className="button" onClick={leave}>
                    Cancel
                </button>
            </div>
        </form>
    );
}

function LiveCount({ site }: { site: string | null }) {
    const live = useLive(site, false);
    const active = live.view?.activeVisitors;
    const words =
        live.pulse === "lost"
            ? "no connection"
            : live.pulse === "refused"
              ? "–"
              : active === undefined
                ? "…"
                : `${count(active)} now`;
    return (
        <Link to="/live" className={`live-count ${live.pulse}`}>
            <span className="dot" aria-hidden="true" />
            <span className="hidden">Visitors active in the last five minutes: </span>
            {words}
        </Link>
    );
}

function ShareButton() {
    const [said, setSaid] = useState("");
    return (
        <>
            <button
                className="quiet"
                aria-label="Copy a link to what is shown"
                title="Copy a link to what is shown"
                onClick={() => {
                    void (navigator.clipboard?.writeText(location.href) ?? Promise.reject(new Error("not here"))).then(
                        () => setSaid("Link copied"),
                        () => prompt("A link to what is shown", location.href),
                    );
                    setTimeout(() => setSaid(""), 2500);
                }}
            >
                <Icon name="share" />
            </button>
            <span className={said ? "toast shown" : "toast"} role="status">
                {said}
            </span>
        </>
    );
}

function ExportButton() {
    const download = useOffered();
    if (!download) return null;
    return (
        <button
            className="quiet"
            aria-label="Download what is shown as CSV"
            title="Download what is shown as CSV"
            onClick={download}
        >
            <Icon name="download" />
        </button>
    );
}

function Chips({ filters, change }: { filters: Filter[]; change: (filters: Filter[]) => void }) {
    const named = useFilterNames(filters);
    return (
        <ul className="chips" aria-label="Filters">
            {filters.map((filter, at) => {
                const words = `${dimensionName(filter.dimension)} ${filter.isExcluding ? "is not" : "is"} ${filter.values
                    .map((value) => named(filter.dimension, value))
                    .join(" or ")}`;
                return (
                    <li key={words} className={filter.isExcluding ? "chip excluding" : "chip"}>
                        {words}
                        <button aria-label={`Remove: ${words}`} onClick={() => change(filters.toSpliced(at, 1))}>
                            <Icon name="close" size={14} />
                        </button>
                    </li>
                );
            })}
            <li>
                <button className="link" onClick={() => change([])}>
                    Clear
                </button>
                <KeepSegment />
            </li>
        </ul>
    );
}
