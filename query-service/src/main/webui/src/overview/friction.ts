/** What gets into people's way, and what such an event says of where and why. */
export const KINDS: Record<string, readonly string[]> = {
    rage_click: ["event:page", "event:props:element", "event:props:className"],
    dead_click: ["event:page", "event:props:element", "event:props:text"],
    form_abandon: ["event:page", "event:props:formId", "event:props:lastField"],
    js_error: ["event:props:message", "event:page", "event:props:source", "visit:browser"],
    api_error: ["event:props:url", "event:page", "event:props:status"],
    error_occurred: ["event:page", "event:props:message"],
    slow_page: ["event:page", "visit:device", "visit:country"],
    api_response_time: ["event:props:url", "event:page"],
    exit_intent: ["event:page", "visit:source"],
};
export const FRICTION: readonly string[] = Object.keys(KINDS);
