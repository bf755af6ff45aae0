// What every script here does: the test writes a number, the SDK sends that round of events, the test writes "end", the
// SDK is given time to get rid of what it still holds. What has been sent is said on standard output.
import readline from "node:readline";

export const [, , collector, run] = process.argv;

/** Says that an event has been handed to the SDK: its number in the run, and what is to become of it. */
export function sent(n, name, user) {
  console.log(`sent ${JSON.stringify({ n: `${run}-${n}`, name, user, at: Date.now() })}`);
}

/** The number by which the test finds an event again. */
export const number = (round, i) => ({ n: `${run}-${round}.${i}` });

export async function rounds(send, finish) {
  console.log("ready");
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line === "end") break;
    await send(Number(line));
    console.log(`done ${line}`);
  }
  await finish();
  console.log("ended");
  process.exit(0);
}
