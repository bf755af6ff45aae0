import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { get, Problem, send } from "../api/client";
import type { Issuer } from "../api/oidc";
import { signIn, signInWith, useWasRefused } from "../api/token";
import type { Me } from "../state/me";
import { navigate } from "../state/location";
import { Failure } from "../ui/states";

/** Whether the address is where an issuer sends people back to: known without the code that talks to issuers. */
const isBack = () => location.pathname === "/sign-in" && /[?&](code|error)=/.test(location.search);

// A code is good once, however often a screen is drawn.
let finishing: Promise<void> | null = null;

async function finish(): Promise<void> {
    try {
        const oidc = await import("../api/oidc");
        const { issued, back } = await oidc.finish();
        const me = (await (await send("GET", "/api/me", undefined, { tried: issued.accessToken })).json()) as Me;
        if (!me.scopes.length) {
            throw new Problem(
                403,
                "You have no role here",
                `${me.name} has neither of the roles that get in. Whoever runs the issuer can give you one.`,
                [],
                null,
            );
        }
        navigate(back, { isReplacing: true });
        signInWith(issued);
    } catch (failure) {
        navigate("/", { isReplacing: true });
        throw failure;
    } finally {
        finishing = null;
    }
}

export function SignIn() {
    document.title = "Sign in · Rivulet";
    const [isFinishing, setFinishing] = useState(isBack);
    const asked = useQuery({
        queryKey: ["sign-in"],
        queryFn: ({ signal }) => get("/api/sign-in", { signal }),
        enabled: !isFinishing,
    });
    const issuer = asked.data?.issuer;
    useEffect(() => {
        if (!isFinishing) return;
        finishing ??= finish();
        finishing.catch((failure: unknown) => {
            setError(failure);
            setFinishing(false);
        });
    }, [isFinishing]);
    const wasRefused = useWasRefused();
    const [token, setToken] = useState("");
    const [isRemembered, setRemembered] = useState(false);
    const [isTrying, setTrying] = useState(false);
    const [error, setError] = useState<unknown>(null);

    const attempt = async () => {
        const secret = token.trim();
        setTrying(true);
        setError(null);
        try {
            // Headers hold no other signs: fetch would call it a failure of the network.
            if (!/^[\x21-\x7e]+$/.test(secret)) {
                throw new Problem(
                    401,
                    "This is no token",
                    "A token has no spaces and no signs beyond ASCII.",
                    [],
                    null,
                );
            }
            await send("GET", "/api/me", undefined, { tried: secret });
            signIn(secret, isRemembered);
        } catch (failure) {
            setError(failure);
        } finally {
            setTrying(false);
        }
    };

    const leave = async (to: Issuer) => {
        setError(null);
        try {
            await (await import("../api/oidc")).begin(to);
        } catch (failure) {
            setError(failure);
        }
    };

    if (isFinishing) {
        return (
            <main className="sign-in">
                <div className="card">
                    <img src="/assets/mark.svg" alt="" width="44" height="44" />
                    <h1>Rivulet</h1>
                    <p role="status">Signing in…</p>
                </div>
            </main>
        );
    }
    return (
        <main className="sign-in">
            <form
                className="card"
                onSubmit={(event) => {
                    event.preventDefault();
                    void attempt();
                }}
            >
                <img src="/assets/mark.svg" alt="" width="44" height="44" />
                <h1>Rivulet</h1>
                {wasRefused && !error && (
                    <p className="failure" role="alert">
                        You were signed out: your token has expired or was revoked. Sign in again.
                    </p>
                )}
                {issuer && (
                    <>
                        <button
                            type="button"
                            className="button primary"
                            disabled={issuer.isAway}
                            onClick={() => void leave(issuer)}
                        >
                            Sign in with {new URL(issuer.issuer).host}
                        </button>
                        {issuer.isAway && (
                            <p className="note" role="status">
                                It doesn’t answer now. A token gets you in meanwhile.
                            </p>
                        )}
                    </>
                )}
                <label className="field">
                    Token
                    <input
                        type="password"
                        autoComplete="current-password"
                        required
                        autoFocus={!issuer}
                        value={token}
                        onChange={(event) => setToken(event.target.value)}
                    />
                </label>
                <label className="check">
                    <input
                        type="checkbox"
                        checked={isRemembered}
                        onChange={(event) => setRemembered(event.target.checked)}
                    />
                    Stay signed in on this device
                </label>
                <button className={issuer ? "button" : "button primary"} disabled={isTrying || !token.trim()}>
                    {isTrying ? "Signing in…" : issuer ? "Sign in with the token" : "Sign in"}
                </button>
                {error !== null && <Failure error={error} />}
                <p className="note">
                    An admin makes tokens under Manage. The first one is <code>RIVULET_ADMIN_TOKEN</code>; the local
                    fleet prints it when it starts.
                </p>
            </form>
        </main>
    );
}
