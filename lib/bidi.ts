const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const CONTROLS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;

/** A name or text inside a sentence in Latin letters, kept from turning its surroundings around: what <bdi> does where there is no markup. */
export function isolated(text: string): string {
  const plain = withoutControls(text);
  return RIGHT_TO_LEFT.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Without the characters that say in which direction a text runs. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, "");
}

/** Isolates every name and title in reasons and the like, before they become sentences. */
export function withNamesIsolated<T>(told: T): T {
  if (Array.isArray(told)) return told.map(withNamesIsolated) as T;
  if (told === null || typeof told !== "object") return told;
  return Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      key,
      typeof value === "string" && (key === "name" || key === "title") ? isolated(value) : withNamesIsolated(value),
    ]),
  ) as T;
}

/** Whether a text runs from right to left: by its first letter, as `dir="auto"` tells it. */
export function isRightToLeft(text: string): boolean {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT.test(first);
}
