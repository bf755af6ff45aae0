import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { get, post, remove } from "../api/client";
import type { Annotations } from "../api/types";
import { day as shortDay, weekday } from "../format/times";
import { siteOf, type Place } from "../state/place";
import { useMay } from "../state/me";
import type { Question } from "../state/question";
import { Dialog } from "../ui/Dialog";
import { Icon } from "../ui/Icon";
import { Failure } from "../ui/states";

// What somebody noted about a day, beside its numbers: a release, a campaign's begin, an outage.

export type Note = Annotations["annotations"][number];

/** The notes of the days that are shown. */
export function useNotes(question: Question, place: Place): readonly Note[] {
    const query = {
        startDate: place.range.from,
        endDate: place.range.to,
        ...(question.site ? { siteId: question.site } : {}),
    };
    const { data } = useQuery({
        queryKey: ["annotations", query],
        queryFn: ({ signal }) => get("/api/annotations", { query, signal }),
        placeholderData: keepPreviousData,
    });
    return useMemo(() => data?.annotations ?? [], [data]);
}

/** All of them below the drawing on which their days are marked, and the way to another. */
export function Notes({ notes, question, place }: { notes: readonly Note[]; question: Question; place: Place }) {
    const mayKeep = useMay("define");
    const queries = useQueryClient();
    const [isOpen, setOpen] = useState(false);
    const [failure, setFailure] = useState<unknown>(null);
    const changed = () => queries.invalidateQueries({ queryKey: ["annotations"] });
    if (!notes.length && !mayKeep) return null;
    return (
        <div className="notes">
            {notes.length > 0 && (
                <ul aria-label="Notes">
                    {notes.map((note) => (
                        <li key={note.id}>
                            <span className="note-day" title={weekday(note.day)}>
                                {shortDay(note.day)}
                            </span>
                            <span className="note-text">{note.text}</span>
                            {mayKeep && (
                                <button
                                    className="quiet"
                                    aria-label={`Forget the note: ${note.text}`}
                                    title="Forget this note"
                                    onClick={() =>
                                        void remove("/api/annotations/{id}", { id: note.id }).then(changed, setFailure)
                                    }
                                >
                                    <Icon name="close" size={14} />
                                </button>
                            )}
                        </li>
                    ))}
                </ul>
            )}
            {failure !== null && <Failure error={failure} />}
            {mayKeep && (
                <button className="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
                    Note something about a day
                </button>
            )}
            {isOpen && (
                <Dialog title="Note something about a day" close={() => setOpen(false)}>
                    <NewNote
                        question={question}
                        place={place}
                        kept={() => {
                            setOpen(false);
                            void changed();
                        }}
                    />
                </Dialog>
            )}
        </div>
    );
}

function NewNote({ question, place, kept }: { question: Question; place: Place; kept: () => void }) {
    const site = siteOf(question, place);
    const { from, to } = place.range;
    const [day, setDay] = useState(to < place.today ? to : place.today);
    const [text, setText] = useState("");
    const [isOfAll, setOfAll] = useState(false);
    const [failure, setFailure] = useState<unknown>(null);
    return (
        <form
            className="dialog-form"
            onSubmit={(event) => {
                event.preventDefault();
                const of = site && !isOfAll ? { siteId: site } : {};
                void post("/api/annotations", { ...of, day, text: text.trim() }).then(kept, setFailure);
            }}
        >
            <label className="field">
                Day
                <input
                    type="date"
                    value={day}
                    min={from}
                    max={to}
                    required
                    onChange={(event) => setDay(event.target.value)}
                />
            </label>
            <label className="field">
                What happened
                <input
                    value={text}
                    required
                    pattern=".*\S.*"
                    maxLength={200}
                    placeholder="Spring sale begins"
                    autoFocus
                    onChange={(event) => setText(event.target.value)}
                />
            </label>
            {site && (
                <label className="check">
                    <input type="checkbox" checked={isOfAll} onChange={(event) => setOfAll(event.target.checked)} />
                    On all sites, not only {site}
                </label>
            )}
            {failure !== null && <Failure error={failure} />}
            <button className="button primary">Note it</button>
        </form>
    );
}
