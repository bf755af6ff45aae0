import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { get, post, remove } from "../api/client";
import type { Tokens as View } from "../api/types";
import { dateTime } from "../format/times";
import { Card } from "../ui/Card";
import { Answered, Failure } from "../ui/states";

type Token = View["tokens"][number];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

export default function Tokens() {
    const queries = useQueryClient();
    const again = () => queries.invalidateQueries({ queryKey: ["tokens"] });
    const asked = useQuery({ queryKey: ["tokens"], queryFn: ({ signal }) => get("/api/tokens", { signal }) });
    return (
        <div className="narrow">
            <Make again={again} />
            <Card title="Tokens" note="who may ask">
                <Answered asked={asked} rows={3}>
                    {({ tokens }) => (
                        <ul className="tokens">
                            {tokens.map((token) => (
                                <Row key={token.id} token={token} again={again} />
                            ))}
                        </ul>
                    )}
                </Answered>
            </Card>
        </div>
    );
}

function Make({ again }: { again: () => void }) {
    const [name, setName] = useState("");
    const [role, setRole] = useState<"ANALYST" | "ADMIN">("ANALYST");
    const [until, setUntil] = useState("");
    const make = useMutation({
        mutationFn: () =>
            post("/api/tokens", {
                name,
                role,
                ...(until ? { expiresAt: new Date(`${until}T23:59:59`).toISOString() } : {}),
            }),
        onSuccess: () => {
            setName("");
            again();
        },
    });
    return (
        <Card title="Make a token">
            <form
                className="make-token"
                onSubmit={(event) => {
                    event.preventDefault();
                    make.mutate();
                }}
            >
                <label className="field">
                    Whose or what for
                    <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
                </label>
                <label className="field">
                    Role
                    <select value={role} onChange={(event) => setRole(event.target.value as typeof role)}>
                        <option value="ANALYST">Analyst: asks</option>
                        <option value="ADMIN">Admin: asks, exports, makes tokens</option>
                    </select>
                </label>
                <label className="field">
                    Good until (for ever when empty)
                    <input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
                </label>
                <button className="button primary" disabled={make.isPending || !name.trim()}>
                    Make
                </button>
            </form>
            {make.error && <Failure error={make.error} />}
            {make.data && (
                <div className="secret" role="status">
                    <p>Here is the secret of “{make.data.name}”. It is shown this once: keep it now.</p>
                    <pre className="code" tabIndex={0} aria-label="The secret">
                        <code>{make.data.secret}</code>
                    </pre>
                    <button
                        className="button"
                        onClick={() => void navigator.clipboard?.writeText(make.data?.secret ?? "")}
                    >
                        Copy
                    </button>
                </div>
            )}
        </Card>
    );
}

function Row({ token, again }: { token: Token; again: () => void }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const revoke = useMutation({
        mutationFn: () => remove("/api/tokens/{id}", { id: token.id }),
        onSuccess: again,
    });
    return (
        <li>
            <span className="token-name">
                <b>{token.name}</b>
                <span className="note">
                    made {dateTime(token.createdAt, ZONE)}
                    {token.expiresAt ? `, good until ${dateTime(token.expiresAt, ZONE)}` : ""}
                </span>
            </span>
            <span className="pill">{token.role === "ADMIN" ? "Admin" : "Analyst"}</span>
            <button className="button" aria-label={`Revoke ${token.name}`} onClick={() => dialog.current?.showModal()}>
                Revoke
            </button>
            <dialog ref={dialog} className="dialog" aria-label={`Revoke ${token.name}`}>
                <p>Whoever uses “{token.name}” is refused from now on. This can’t be undone.</p>
                {revoke.error && <Failure error={revoke.error} />}
                <form method="dialog" className="buttons">
                    <button
                        className="button danger"
                        onClick={(event) => {
                            event.preventDefault();
                            revoke.mutate();
                        }}
                    >
                        Revoke it
                    </button>
                    <button className="button" autoFocus>
                        Keep it
                    </button>
                </form>
            </dialog>
        </li>
    );
}
