import type { RefObject } from "react";
import { SHORTCUTS, switchShortcuts, useShortcutsAreOn } from "./shortcuts";

export function Help({ dialog }: { dialog: RefObject<HTMLDialogElement | null> }) {
    const on = useShortcutsAreOn();
    return (
        <dialog ref={dialog} className="dialog" aria-labelledby="help-title">
            <h2 id="help-title">Keyboard and help</h2>
            <dl className="keys">
                {SHORTCUTS.map(([key, meaning]) => (
                    <div key={key}>
                        <dt>
                            <kbd>{key}</kbd>
                        </dt>
                        <dd>{meaning}</dd>
                    </div>
                ))}
            </dl>
            <label className="check">
                <input type="checkbox" checked={on} onChange={(event) => switchShortcuts(event.target.checked)} />
                These keys do something
            </label>
            <p className="note">
                Days begin at midnight in the site’s time zone. Bots are left out of every number. The{" "}
                <a href="/q/swagger-ui/">API</a> answers the same questions.
            </p>
            <form method="dialog">
                <button className="button primary">Close</button>
            </form>
        </dialog>
    );
}
