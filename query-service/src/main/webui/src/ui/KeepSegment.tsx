import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { put } from "../api/client";
import { spoken } from "../overview/asking";
import { useMay } from "../state/me";
import { useQuestion } from "../state/question";
import { segmentId } from "../state/segments";
import { Dialog } from "./Dialog";
import { Failure } from "./states";

/** Keeps the filters as a segment with a name, which then stands in their place. */
export function KeepSegment() {
    const [question] = useQuestion();
    const [isOpen, setOpen] = useState(false);
    // None is made of another.
    const isPlain = question.filters.every(({ dimension }) => dimension !== "segment" && dimension !== "audience");
    if (!useMay("define") || !isPlain) return null;
    return (
        <>
            <button className="link" aria-haspopup="dialog" onClick={() => setOpen(true)}>
                Keep as a segment
            </button>
            {isOpen && (
                <Dialog title="Keep the filters as a segment" close={() => setOpen(false)}>
                    <Form close={() => setOpen(false)} />
                </Dialog>
            )}
        </>
    );
}

function Form({ close }: { close: () => void }) {
    const [question, change] = useQuestion();
    const queries = useQueryClient();
    const [name, setName] = useState("");
    const [failure, setFailure] = useState<unknown>(null);
    const keep = async () => {
        const id = segmentId(name);
        await put("/api/segments/{id}", { id }, { name: name.trim(), filters: spoken(question.filters) });
        await queries.invalidateQueries({ queryKey: ["made segments"] });
        close();
        change({ filters: [{ dimension: "segment", isExcluding: false, values: [id] }] });
    };
    return (
        <form
            className="dialog-form"
            onSubmit={(event) => {
                event.preventDefault();
                keep().catch(setFailure);
            }}
        >
            <label className="field">
                Its name
                <input
                    value={name}
                    required
                    pattern=".*\S.*"
                    maxLength={100}
                    placeholder="British buyers"
                    autoFocus
                    onChange={(event) => setName(event.target.value)}
                />
            </label>
            {failure !== null && <Failure error={failure} />}
            <button className="button primary">Keep</button>
        </form>
    );
}
