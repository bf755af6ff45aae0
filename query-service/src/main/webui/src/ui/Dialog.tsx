import { useEffect, useId, useRef, type ReactNode } from "react";
import { Icon } from "./Icon";

/** Above the page; Escape, a click beside it, or its cross close it, and the focus goes back to where it was. */
export function Dialog({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
    const dialog = useRef<HTMLDialogElement>(null);
    const id = useId();
    useEffect(() => {
        const opened = dialog.current;
        opened?.showModal();
        return () => opened?.close();
    }, []);
    return (
        <dialog
            ref={dialog}
            className="dialog"
            aria-labelledby={id}
            onClose={close}
            onClick={(event) => event.target === dialog.current && close()}
        >
            <div className="dialog-head">
                <h2 id={id}>{title}</h2>
                <button className="quiet" aria-label="Close" onClick={close}>
                    <Icon name="close" />
                </button>
            </div>
            {children}
        </dialog>
    );
}
