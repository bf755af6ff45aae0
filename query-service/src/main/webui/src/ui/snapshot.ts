/** A text in lines of some width, broken where the browser would break it: between words. */
function broken(text: string, width: number, measured: (text: string) => number): string[] {
    const lines: string[] = [];
    for (const word of text.split(" ")) {
        const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
        if (lines.length && measured(longer) <= width) lines[lines.length - 1] = longer;
        else lines.push(word);
    }
    return lines;
}

/** Parts of the page drawn again, as a PNG: their places and colours are the browser's. */
export function snapshot(whole: HTMLElement | null, parts: string): Promise<Blob | null> {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (!whole || !pen) return Promise.resolve(null);
    const frame = whole.getBoundingClientRect();
    const scale = 2;
    const margin = 12;
    canvas.width = (frame.width + 2 * margin) * scale;
    canvas.height = (frame.height + 2 * margin) * scale;
    pen.scale(scale, scale);
    pen.fillStyle = getComputedStyle(whole.closest(".card") ?? whole).backgroundColor;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.translate(margin - frame.left, margin - frame.top);
    pen.textBaseline = "middle";
    for (const part of whole.querySelectorAll<HTMLElement>(parts)) {
        const { left, top, width, height } = part.getBoundingClientRect();
        const style = getComputedStyle(part);
        pen.fillStyle = style.backgroundColor;
        pen.fillRect(left, top, width, height);
        // What is made of other parts says nothing by itself.
        if (part.querySelector(parts)) continue;
        pen.fillStyle = style.color;
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const [before, after] = [Number.parseFloat(style.paddingLeft), Number.parseFloat(style.paddingRight)];
        const at = {
            left: left + before,
            center: left + width / 2,
            right: left + width - after,
        };
        const align = style.textAlign === "center" || style.textAlign === "right" ? style.textAlign : "left";
        pen.textAlign = align;
        // What a cell has no room for ends with it.
        const cell = part.closest("th, td")?.getBoundingClientRect();
        pen.save();
        if (cell) {
            pen.beginPath();
            pen.rect(cell.left, cell.top, cell.width, cell.height);
            pen.clip();
        }
        const text = part.textContent ?? "";
        const line = Number.parseFloat(style.lineHeight) || 1.2 * Number.parseFloat(style.fontSize);
        const lines = height < 2 * line ? [text] : broken(text, width + 1, (each) => pen.measureText(each).width);
        for (const [number, words] of lines.entries()) {
            pen.fillText(words, at[align], top + height / 2 + (number - (lines.length - 1) / 2) * line);
        }
        pen.restore();
    }
    return new Promise((told) => canvas.toBlob(told, "image/png"));
}

/** A drawing made of paths, as a PNG. */
export function pathsDrawn(svg: SVGSVGElement | null): Promise<Blob | null> {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (!svg || !pen) return Promise.resolve(null);
    const { width, height } = svg.viewBox.baseVal;
    canvas.width = width * 2;
    canvas.height = height * 2;
    pen.scale(2, 2);
    pen.fillStyle = getComputedStyle(svg.closest(".card") ?? svg).backgroundColor;
    pen.fillRect(0, 0, width, height);
    for (const path of svg.querySelectorAll("path")) {
        const { fill, stroke, strokeWidth } = getComputedStyle(path);
        const shape = new Path2D(path.getAttribute("d") ?? "");
        pen.fillStyle = fill;
        pen.fill(shape);
        pen.strokeStyle = stroke;
        pen.lineWidth = Number.parseFloat(strokeWidth);
        pen.stroke(shape);
    }
    return new Promise((told) => canvas.toBlob(told, "image/png"));
}
