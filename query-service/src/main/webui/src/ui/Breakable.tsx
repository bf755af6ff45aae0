import { Component, type ReactNode } from "react";
import { Failure } from "./states";

/** A screen that breaks leaves the others alone. */
export class Breakable extends Component<{ children: ReactNode }, { error: unknown }> {
    override state = { error: null };

    static getDerivedStateFromError(error: unknown) {
        return { error };
    }

    override render() {
        return this.state.error === null ? (
            this.props.children
        ) : (
            <Failure error={this.state.error} onRetry={() => location.reload()} />
        );
    }
}
