import { startLite } from "./lite";

// The lite tracker as a script of a page, under the same one global.
try {
  const script = document.currentScript as HTMLScriptElement;
  const apiKey = script.dataset.key;
  const isLocal = /^(localhost|127\..*|\[::1\]|)$/.test(location.hostname) && !("allowLocalhost" in script.dataset);
  if (apiKey && !isLocal && !("rivulet" in window)) {
    const endpoint = script.dataset.endpoint ?? new URL(script.src).origin;
    Object.assign(window, { rivulet: startLite({ apiKey, endpoint }) });
  }
} catch {
  // A page without a tracker is a page all the same.
}
