import { useId, type ReactNode } from "react";

export function Card({
    title,
    note,
    actions,
    children,
    className = "",
}: {
    title: string;
    note?: ReactNode;
    actions?: ReactNode;
    children: ReactNode;
    className?: string;
}) {
    const id = useId();
    return (
        <section className={`card ${className}`} aria-labelledby={id}>
            <header className="card-head">
                <h2 id={id}>{title}</h2>
                {note && <span className="note">{note}</span>}
                {actions && <div className="card-actions">{actions}</div>}
            </header>
            {children}
        </section>
    );
}
