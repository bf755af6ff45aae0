import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { get, put, remove } from "../api/client";
import { navigate } from "../state/location";
import { useMay } from "../state/me";
import { Dialog } from "./Dialog";
import { Icon } from "./Icon";
import { useOpener } from "./opening";
import { Answered, Failure, Nothing } from "./states";

/** Views that were kept under a name, and this one to be. */
export function ViewsButton({ title }: { title: string }) {
    const [isOpen, setOpen] = useState(false);
    useOpener("views", () => setOpen(true));
    return (
        <>
            <button
                className="quiet"
                aria-label="Saved views"
                title="Saved views ( S )"
                aria-haspopup="dialog"
                onClick={() => setOpen(true)}
            >
                <Icon name="star" />
            </button>
            {isOpen && (
                <Dialog title="Saved views" close={() => setOpen(false)}>
                    <Views title={title} close={() => setOpen(false)} />
                </Dialog>
            )}
        </>
    );
}

function Views({ title, close }: { title: string; close: () => void }) {
    const queries = useQueryClient();
    const mayKeep = useMay("define");
    const [name, setName] = useState("");
    const [failure, setFailure] = useState<unknown>(null);
    const asked = useQuery({ queryKey: ["views"], queryFn: ({ signal }) => get("/api/views", { signal }) });
    const changed = (work: Promise<unknown>) =>
        work.then(
            () => {
                setFailure(null);
                return queries.invalidateQueries({ queryKey: ["views"] });
            },
            (error: unknown) => setFailure(error),
        );
    return (
        <>
            {mayKeep && (
                <form
                    className="dialog-form"
                    onSubmit={(event) => {
                        event.preventDefault();
                        const address = location.pathname + location.search;
                        void changed(put("/api/views/{name}", { name: name.trim() }, { address })).then(() =>
                            setName(""),
                        );
                    }}
                >
                    <label className="field">
                        Keep what is shown as
                        <input
                            value={name}
                            required
                            pattern=".*\S.*"
                            maxLength={100}
                            placeholder={title}
                            onChange={(event) => setName(event.target.value)}
                        />
                    </label>
                    <button className="button primary">Save</button>
                </form>
            )}
            {failure !== null && <Failure error={failure} />}
            <Answered asked={asked} rows={3}>
                {({ views }) =>
                    views.length ? (
                        <ul className="views">
                            {views.map((view) => (
                                <li key={view.name}>
                                    <a
                                        href={view.address}
                                        onClick={(event) => {
                                            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                                            event.preventDefault();
                                            navigate(view.address);
                                            close();
                                        }}
                                    >
                                        {view.name}
                                    </a>
                                    {mayKeep && (
                                        <button
                                            className="quiet"
                                            aria-label={`Forget ${view.name}`}
                                            onClick={() =>
                                                void changed(remove("/api/views/{name}", { name: view.name }))
                                            }
                                        >
                                            <Icon name="close" size={14} />
                                        </button>
                                    )}
                                </li>
                            ))}
                        </ul>
                    ) : (
                        <Nothing>None yet. Whoever may look here sees the same ones.</Nothing>
                    )
                }
            </Answered>
        </>
    );
}
