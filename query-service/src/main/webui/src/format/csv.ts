export type Cell = string | number | boolean | null | undefined;

// What begins like this a spreadsheet would compute: senders choose names of pages, sources and events.
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Cell): string {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    const text = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** RFC 4180: lines end in CRLF. */
export function csv(titles: readonly string[], rows: readonly (readonly Cell[])[]): string {
    return [titles, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

export function download(name: string, content: string | Blob, type = "text/csv;charset=utf-8"): void {
    const link = document.createElement("a");
    // Spreadsheets take a file without the mark for one in an older encoding.
    const blob = typeof content === "string" ? new Blob(["\uFEFF", content], { type }) : content;
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
