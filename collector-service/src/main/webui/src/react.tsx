import { createContext, type ReactNode, useContext, useEffect } from "react";
import { getTracker, initAnalytics } from "./index";
import type { Options, Tracker } from "./types";

export type * from "./types";

const Analytics = createContext<Tracker | undefined>(undefined);

export interface AnalyticsProviderProps {
  options: Options;
  children?: ReactNode;
}

/** Starts the page's one tracker and hands it to what is inside; on a server it waits for the browser. */
export function AnalyticsProvider({ options, children }: AnalyticsProviderProps) {
  useEffect(() => {
    initAnalytics(options);
  }, [options]);
  return <Analytics.Provider value={getTracker()}>{children}</Analytics.Provider>;
}

/** The page's tracker; never null: outside of a provider it is one that waits to be started. */
export function useAnalytics(): Tracker {
  return useContext(Analytics) ?? getTracker();
}
