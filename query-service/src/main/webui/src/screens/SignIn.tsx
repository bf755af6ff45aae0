import { useState } from "react";
import { Problem, send } from "../api/client";
import { signIn, useWasRefused } from "../api/token";
import { Failure } from "../ui/states";

export function SignIn() {
    const wasRefused = useWasRefused();
    const [token, setToken] = useState("");
    const [isRemembered, setRemembered] = useState(false);
    const [isTrying, setTrying] = useState(false);
    const [error, setError] = useState<unknown>(null);
    document.title = "Sign in · Rivulet";

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
                        Your token has expired or was deleted. Sign in again.
                    </p>
                )}
                <label className="field">
                    Token
                    <input
                        type="password"
                        autoComplete="current-password"
                        required
                        autoFocus
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
                <button className="button primary" disabled={isTrying || !token.trim()}>
                    {isTrying ? "Signing in…" : "Sign in"}
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
