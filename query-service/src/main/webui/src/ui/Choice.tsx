/** One of several words, in a field. */
export function Choice<T extends string>({
    label,
    value,
    options,
    choose,
}: {
    label: string;
    value: T;
    options: Readonly<Record<T, string>>;
    choose: (value: T) => void;
}) {
    return (
        <label className="field">
            {label}
            <select value={value} onChange={(event) => choose(event.target.value as T)}>
                {(Object.entries(options) as [T, string][]).map(([key, title]) => (
                    <option key={key} value={key}>
                        {title}
                    </option>
                ))}
            </select>
        </label>
    );
}

/** The word that is asked for, where it is one of them. */
export function oneOf<T extends string>(
    options: Readonly<Record<T, string>>,
    word: string | undefined,
    usual: NoInfer<T>,
): T {
    return word !== undefined && Object.hasOwn(options, word) ? (word as T) : usual;
}
