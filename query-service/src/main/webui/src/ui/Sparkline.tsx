/** The shape of a series, without numbers: these stand beside it. */
export function Sparkline({ values }: { values: readonly number[] }) {
    if (values.length < 2) return <svg className="spark" aria-hidden="true" />;
    const most = Math.max(...values, 0);
    const least = Math.min(...values, 0);
    const span = most - least || 1;
    const points = values.map(
        (value, at) => [(at / (values.length - 1)) * 100, 27 - ((value - least) / span) * 24] as const,
    );
    const line = points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" L");
    return (
        <svg className="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true">
            <path className="spark-area" d={`M0,28 L${line} L100,28 Z`} />
            <path className="spark-line" d={`M${line}`} />
        </svg>
    );
}
