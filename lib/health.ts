import { makeBounded } from "#lib/bounded";

/**
 * What this process knows of its database, at most two seconds old, for answers that must not wait for it. Kept on the
 * global object because Next gives the proxy and the routes modules of their own.
 */
type Health = { away: boolean; warm: ReturnType<typeof makeWarm> };

const kept = globalThis as { claimdeskHealth?: Health };
kept.claimdeskHealth ??= { away: false, warm: makeWarm() };
const health = kept.claimdeskHealth;

function makeWarm() {
  return makeBounded<string, true>({ mostBytes: 8 * 1024 * 1024, sizeOf: (_, address) => 100 + 2 * address.length });
}

export function setDatabaseAway(away: boolean): void {
  health.away = away;
}

export function isDatabaseGone(): boolean {
  return health.away;
}

/** A public address that has been asked for while the database was there, so that its page is probably cached. */
export function rememberWarm(address: string): void {
  health.warm.set(address, true);
}

export function isWarm(address: string): boolean {
  return health.warm.get(address) === true;
}

export function forgetWarm(): void {
  health.warm.clear();
}
