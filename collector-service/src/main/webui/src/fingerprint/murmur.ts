/** Comes back when the browser has nothing better to do; what it lets somebody do then has to be short. */
export type Rest = () => Promise<void>;

const FACTORS = [0x239b961b, 0xab0e9789, 0x38b34ae5, 0xa1e38b93];
const TURNS = [15, 16, 17, 18];
const STATE_TURNS = [19, 17, 15, 13];
const ADDENDS = [0x561ccd1b, 0x0bcaa747, 0x96cd1c35, 0x32ac3b17];
const WORDS = [0, 1, 2, 3] as const;
const BLOCK = 16;
/** So many bytes are a few milliseconds on a slow phone. */
const SLICE = 4096 * BLOCK;

const at = (list: ArrayLike<number>, index: number) => list[index & 3] as number;
const turn = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));
const scattered = (word: number, index: number) =>
  Math.imul(turn(Math.imul(word, at(FACTORS, index)), at(TURNS, index)), at(FACTORS, index + 1));

/** MurmurHash3 of 128 bits for 32-bit machines, as ThumbmarkJS has it, but a slice at a time. */
export async function murmur(bytes: Uint8Array, rest: Rest): Promise<string> {
  const state = new Uint32Array(4);
  const whole = bytes.length - (bytes.length % BLOCK);
  for (let from = 0; from < whole; from += SLICE) {
    if (from) await rest();
    absorb(state, new Uint32Array(bytes.slice(from, Math.min(from + SLICE, whole)).buffer));
  }
  const last = new Uint8Array(BLOCK);
  last.set(bytes.subarray(whole));
  const words = new Uint32Array(last.buffer);
  for (const word of WORDS) state[word] = at(state, word) ^ scattered(at(words, word), word);
  return finished(state, bytes.length);
}

function absorb(state: Uint32Array, words: Uint32Array): void {
  for (let block = 0; block < words.length; block += 4) {
    for (const word of WORDS) {
      const mixed = at(state, word) ^ scattered(words[block + word] as number, word);
      state[word] = Math.imul(turn(mixed, at(STATE_TURNS, word)) + at(state, word + 1), 5) + at(ADDENDS, word);
    }
  }
}

function finished(state: Uint32Array, length: number): string {
  const add = () => {
    for (const word of [1, 2, 3]) state[0] = at(state, 0) + at(state, word);
    for (const word of [1, 2, 3]) state[word] = at(state, word) + at(state, 0);
  };
  for (const word of WORDS) state[word] = at(state, word) ^ length;
  add();
  for (const word of WORDS) {
    let mixed = at(state, word);
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    state[word] = mixed ^ (mixed >>> 16);
  }
  add();
  return Array.from(new Uint8Array(state.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
