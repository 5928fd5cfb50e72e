/** What Next reads of an action at most (next.config.js). */
export const MOST_BYTES = 1_048_576;

/**
 * Whether what was sent to an action is the list of arguments that our own forms send. Next answers anything else with a fault,
 * before the action is asked.
 */
export function isActionBody(type: string | null, body: string): boolean {
  if (!type?.startsWith("text/plain")) return false;
  try {
    return Array.isArray(JSON.parse(body, (_, value) => (typeof value === "string" ? plain(value) : value)));
  } catch {
    return false;
  }
}

/** Text, nothing, or a second mention of a part of the same argument: React's other notations stand for what no form of ours holds. */
function plain(text: string): string {
  if (/^\$(?!\$|undefined$|0(:|$))/.test(text)) throw new Error("Not one of ours.");
  return text;
}
