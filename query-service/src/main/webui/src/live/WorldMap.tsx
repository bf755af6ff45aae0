import type { Ref } from "react";
import { country } from "../format/names";
import { count } from "../format/numbers";
import { SHAPES, WORLD } from "./world";

/** Where visitors are: the more, the stronger; the same numbers are in the table beside it. */
export default function WorldMap({
    visitors,
    ref,
}: {
    visitors: ReadonlyMap<string, number>;
    ref: Ref<SVGSVGElement>;
}) {
    const most = Math.max(1, ...visitors.values());
    return (
        <svg
            ref={ref}
            className="world"
            viewBox={`0 0 ${WORLD.width} ${WORLD.height}`}
            role="img"
            aria-label="Visitors by country, on a map; the same numbers are in the table"
        >
            {SHAPES.map(([code, path], at) => {
                const here = visitors.get(code) ?? 0;
                return (
                    <path
                        key={code || at}
                        d={path}
                        className={here ? `land heat-${Math.max(2, Math.ceil((here / most) * 9))}` : "land"}
                        data-visitors={here || undefined}
                    >
                        {code && <title>{here ? `${country(code)}: ${count(here)}` : country(code)}</title>}
                    </path>
                );
            })}
        </svg>
    );
}
