import { useId, type ReactNode } from "react";

export function Card({
    title,
    note,
    actions,
    more,
    children,
    className = "",
}: {
    title: string;
    note?: ReactNode;
    actions?: ReactNode;
    /** The way to all of it. */
    more?: ReactNode;
    children: ReactNode;
    className?: string;
}) {
    const id = useId();
    return (
        <section className={`card ${className}`} aria-labelledby={id}>
            <header className="card-head">
                <h2 id={id}>{title}</h2>
                {note && <span className="note">{note}</span>}
                {(actions || more) && (
                    <div className="card-actions">
                        {more}
                        {actions}
                    </div>
                )}
            </header>
            {children}
        </section>
    );
}
