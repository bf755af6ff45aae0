/** Why there is no answer, in the service's own words where it has said any. */
export class Problem extends Error {
    constructor(
        readonly status: number,
        readonly title: string,
        readonly detail: string,
        readonly violations: { field: string; detail: string }[],
        readonly retryAfterSeconds: number | null,
    ) {
        super(detail || title);
        this.name = "Problem";
    }
}
