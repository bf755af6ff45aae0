import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useContext, useRef, useState } from "react";
import { get, post, remove } from "../api/client";
import type { Tokens as View } from "../api/types";
import { count } from "../format/numbers";
import { ago, dateTime } from "../format/times";
import { MeContext, type Me, type Scope } from "../state/me";
import { useSites } from "../state/sites";
import { Card } from "../ui/Card";
import { Link } from "../ui/Link";
import { Answered, Failure } from "../ui/states";

type Token = View["tokens"][number];
type Role = Token["role"];
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

const SCOPES: Record<Scope, string> = {
    analytics: "Numbers: reports and analyses",
    people: "People, their visits and events",
    define: "Keep and forget funnels, views, segments and notes",
    operate: "How the fleet does",
    costs: "Say what campaigns cost",
    export: "Take events away as a file",
    tokens: "Make and revoke tokens",
    audit: "Read who did what",
    maintain: "Have answers forgotten and tables made anew",
};
const ADMINS: readonly Scope[] = ["costs", "export", "tokens", "audit", "maintain"];
/** What all sites have in common is not for a token of some of them. */
const OF_NO_SITE: readonly Scope[] = ["define", "operate", "tokens", "audit", "maintain"];

/** What a token may be given: of its role, and of what whoever makes it has. */
export function grantable(me: Me, role: Role, isOfSites: boolean): Scope[] {
    return (Object.keys(SCOPES) as Scope[]).filter(
        (scope) =>
            me.scopes.includes(scope) &&
            (role === "ADMIN" || !ADMINS.includes(scope)) &&
            (!isOfSites || !OF_NO_SITE.includes(scope)),
    );
}

export default function Tokens() {
    const me = useContext(MeContext);
    const queries = useQueryClient();
    const again = () => queries.invalidateQueries({ queryKey: ["tokens"] });
    const asked = useQuery({ queryKey: ["tokens"], queryFn: ({ signal }) => get("/api/tokens", { signal }) });
    return (
        <div className="narrow">
            {me && <Make me={me} again={again} />}
            <Card title="Tokens" note="who may ask">
                <Answered asked={asked} rows={3}>
                    {({ tokens }) => (
                        <ul className="tokens">
                            {tokens.map((token) => (
                                <Row key={token.id} token={token} all={tokens} again={again} />
                            ))}
                        </ul>
                    )}
                </Answered>
            </Card>
        </div>
    );
}

function toggled<T>(all: readonly T[], one: T): T[] {
    return all.includes(one) ? all.filter((each) => each !== one) : [...all, one];
}

function Make({ me, again }: { me: Me; again: () => void }) {
    const known = useSites().data?.sites.map(({ siteId }) => siteId) ?? [];
    const [name, setName] = useState("");
    const [role, setRole] = useState<Role>("ANALYST");
    const [left, setLeft] = useState<Scope[]>([]);
    const [sites, setSites] = useState<string[]>([]);
    const [limit, setLimit] = useState("");
    const [until, setUntil] = useState("");
    const offered = grantable(me, role, sites.length > 0);
    const scopes = offered.filter((scope) => !left.includes(scope));
    const make = useMutation({
        mutationFn: () =>
            post("/api/tokens", {
                name,
                role,
                // All of them is what the role has, also when it will have more.
                ...(scopes.length < grantable(me, role, false).length ? { scopes } : {}),
                ...(sites.length ? { sites } : {}),
                ...(limit ? { requestsPerMinute: Number(limit) } : {}),
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
                    <select value={role} onChange={(event) => setRole(event.target.value as Role)}>
                        <option value="ANALYST">Analyst: asks</option>
                        <option value="ADMIN">Admin: asks, exports, makes tokens</option>
                    </select>
                </label>
                <label className="field">
                    Good until (for ever when empty)
                    <input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
                </label>
                <label className="field">
                    Requests a minute (the service’s limit when empty)
                    <input
                        type="number"
                        min={1}
                        max={1_000_000}
                        step={1}
                        value={limit}
                        onChange={(event) => setLimit(event.target.value)}
                    />
                </label>
                <fieldset className="choose-many">
                    <legend>It reaches</legend>
                    {offered.map((scope) => (
                        <label key={scope} className="check">
                            <input
                                type="checkbox"
                                checked={!left.includes(scope)}
                                onChange={() => setLeft(toggled(left, scope))}
                            />
                            {SCOPES[scope]}
                        </label>
                    ))}
                </fieldset>
                {known.length > 0 && (
                    <fieldset className="choose-many">
                        <legend>On (all sites when none is chosen)</legend>
                        {known.map((site) => (
                            <label key={site} className="check">
                                <input
                                    type="checkbox"
                                    checked={sites.includes(site)}
                                    onChange={() => setSites(toggled(sites, site))}
                                />
                                {site}
                            </label>
                        ))}
                    </fieldset>
                )}
                <button className="button primary" disabled={make.isPending || !name.trim() || !scopes.length}>
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

function Row({ token, all, again }: { token: Token; all: readonly Token[]; again: () => void }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const revoke = useMutation({
        mutationFn: () => remove("/api/tokens/{id}", { id: token.id }),
        onSuccess: again,
    });
    const maker = token.madeBy && (all.find(({ id }) => id === token.madeBy)?.name ?? token.madeBy);
    const isOver = token.expiresAt && Date.parse(token.expiresAt) < Date.now();
    return (
        <li>
            <span className="token-name">
                <b>{token.name}</b>
                <span className="note">
                    {token.scopes.join(", ")}
                    {token.sites ? ` · on ${token.sites.join(", ")}` : ""}
                    {token.requestsPerMinute ? ` · ${count(token.requestsPerMinute)} requests a minute` : ""}
                </span>
                <span className="note">
                    made {dateTime(token.createdAt, ZONE)}
                    {maker ? ` by ${maker}` : ""}
                    {token.expiresAt
                        ? `, ${isOver ? "over since" : "good until"} ${dateTime(token.expiresAt, ZONE)}`
                        : ""}
                    {" · "}
                    {token.lastUsedAt ? `used ${ago(token.lastUsedAt)}` : "never used"}
                </span>
                <OwnEntries id={token.id} name={token.name} />
            </span>
            {isOver && <span className="pill bad">Over</span>}
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

function OwnEntries({ id, name }: { id: string; name: string }) {
    const me = useContext(MeContext);
    return me?.scopes.includes("audit") ? (
        <span className="note">
            <Link to="/manage/audit" own={{ actor: id }}>
                What {name} did
            </Link>
        </span>
    ) : null;
}
