/**
 * What this process knows of its database, at most two seconds old, for answers that must not wait for it. Kept on the
 * global object because Next gives the proxy and the routes modules of their own.
 */
type Health = { away: boolean; warm: Set<string> };

const kept = globalThis as { claimdeskHealth?: Health };
kept.claimdeskHealth ??= { away: false, warm: new Set() };
const health = kept.claimdeskHealth;

const MOST_REMEMBERED = 20_000;

export function setDatabaseAway(away: boolean): void {
  health.away = away;
}

export function isDatabaseGone(): boolean {
  return health.away;
}

/** A public address that has been asked for while the database was there, so that its page is probably cached. */
export function rememberWarm(address: string): void {
  if (health.warm.size >= MOST_REMEMBERED) health.warm.clear();
  health.warm.add(address);
}

export function isWarm(address: string): boolean {
  return health.warm.has(address);
}

export function forgetWarm(): void {
  health.warm.clear();
}
