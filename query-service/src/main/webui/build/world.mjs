import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// The countries as shapes on a small map: node build/world.mjs COUNTRIES-110M.JSON
// Reads Natural Earth (public domain) as world-atlas 2.0.2 (ISC) packs it, and writes src/live/world.ts: by the two letters of
// a country a path on a plane of 1000 by 470, in the projection that Natural Earth is named after.

const topology = JSON.parse(readFileSync(process.argv[2], "utf8"));
const WIDTH = 1000;
const TOP = 84;
const BOTTOM = -57;

// What the map calls otherwise than the browser does.
const CODES = {
    "W. Sahara": "EH",
    "United States of America": "US",
    "Dem. Rep. Congo": "CD",
    "Dominican Rep.": "DO",
    "Falkland Is.": "FK",
    "Fr. S. Antarctic Lands": "TF",
    "Côte d'Ivoire": "CI",
    "Central African Rep.": "CF",
    Congo: "CG",
    "Eq. Guinea": "GQ",
    eSwatini: "SZ",
    Palestine: "PS",
    Myanmar: "MM",
    Turkey: "TR",
    "Solomon Is.": "SB",
    "Bosnia and Herz.": "BA",
    Macedonia: "MK",
    "Trinidad and Tobago": "TT",
    "S. Sudan": "SS",
};
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
        const code = String.fromCharCode(first, second);
        const name = regions.of(code);
        if (name) CODES[name] ??= code;
    }
}

const { scale, translate } = topology.transform;
const arcs = topology.arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
        x += dx;
        y += dy;
        return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
});

/** Šavrič et al. 2011: a polynomial. */
function projected([longitude, latitude]) {
    const phi = (latitude * Math.PI) / 180;
    const p2 = phi * phi;
    const p4 = p2 * p2;
    const x =
        ((longitude * Math.PI) / 180) *
        (0.8707 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)));
    const y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)));
    return [x, y];
}

const HALF = projected([180, 0])[0];
const HIGHEST = projected([0, TOP])[1];
const factor = WIDTH / (2 * HALF);
const onMap = (place) => {
    const [x, y] = projected(place);
    return [Math.round((x + HALF) * factor), Math.round((HIGHEST - y) * factor)];
};

function ring(numbers) {
    const points = numbers.flatMap((number) => (number < 0 ? [...arcs[~number]].reverse() : arcs[number]));
    let path = "";
    let before = null;
    for (const point of points) {
        const [x, y] = onMap([point[0], Math.min(TOP, Math.max(BOTTOM - 20, point[1]))]);
        if (before && before[0] === x && before[1] === y) continue;
        // Whoever goes beyond the edge comes back at the other one: no line leads from there to here.
        const isNear = before && Math.abs(x - before[0]) < WIDTH / 2;
        path += isNear ? `l${x - before[0]},${y - before[1]}` : `M${x},${y}`;
        before = [x, y];
    }
    return path.includes("l") ? `${path}z` : "";
}

const shapes = topology.objects.countries.geometries.flatMap(({ type, arcs: of, properties: { name } }) => {
    if (name === "Antarctica") return [];
    const polygons = type === "Polygon" ? [of] : of;
    return [[CODES[name] ?? "", polygons.flatMap((polygon) => polygon.map(ring)).join("")]];
});
const height = onMap([0, BOTTOM])[1];
writeFileSync(
    join(dirname(fileURLToPath(import.meta.url)), "..", "src", "live", "world.ts"),
    `// Written by build/world.mjs from Natural Earth, which is in the public domain.\nexport const WORLD = { width: ${WIDTH}, height: ${height} };\n` +
        `/** By a country's two letters, where it has any, its shape. */\nexport const SHAPES: readonly (readonly [string, string])[] = ${JSON.stringify(shapes)};\n`,
);
