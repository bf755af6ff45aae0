let lastTime = 0;
let ofThisTime = 0;

/** A UUID of version 7: sorted by time, and within a millisecond in the order in which they were made. */
export function uuidv7(now = Date.now()): string {
  ofThisTime = now > lastTime ? 0 : ofThisTime + 1;
  // A clock that was set back must not set the order back; 4096 in one millisecond borrow from the next.
  lastTime = Math.max(now, lastTime) + (ofThisTime >> 12);
  ofThisTime &= 0xfff;
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const hex =
    lastTime.toString(16).padStart(12, "0") +
    (0x7000 | ofThisTime).toString(16) +
    (((high & 0x3fffffff) | 0x80000000) >>> 0).toString(16) +
    low.toString(16).padStart(8, "0");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** FNV-1a of the text's code units: cheap, even enough to sample by and to notice a mistyped token. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  // FNV's last characters hardly reach the high bits, by which visitors are sampled.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Whether a visitor is among the share of whom anything is sent. */
export function isSampled(id: string, rate: number): boolean {
  return hash(id) / 2 ** 32 < rate;
}
