// The program that serves and what Next makes of the application hold this file twice, so what they share is a property of the process.
const KEY = Symbol.for("claimdesk: before the process ends");
const shared = globalThis as { [KEY]?: (() => Promise<unknown>)[] };

/** What the application must still do once its process is told to end. */
export function beforeTheEnd(work: () => Promise<unknown>): void {
  shared[KEY] = [...(shared[KEY] ?? []), work];
}

/** Does all of it, whatever of it fails. */
export async function endWhatRuns(): Promise<void> {
  await Promise.allSettled((shared[KEY] ?? []).map((work) => work()));
}
