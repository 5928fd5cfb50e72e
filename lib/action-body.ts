/** What Next reads of an action at most (next.config.js). */
export const MOST_BYTES = 1_048_576;

/**
 * Whether what was sent to an action is the list of arguments that our own forms send. Next answers anything else with a fault,
 * before the action is asked.
 */
export function isActionBody(type: string | null, body: string): boolean {
  if (!type?.startsWith("text/plain")) return false;
  try {
    const list: unknown = JSON.parse(body);
    JSON.parse(body, (_, value) => (typeof value === "string" ? plain(value, list) : value));
    return Array.isArray(list);
  } catch {
    return false;
  }
}

/** Text, nothing, or a second mention of a part of the same list: React's other notations stand for what no form of ours holds. */
function plain(text: string, list: unknown): string {
  const isMention = /^\$0(:|$)/.test(text);
  if (isMention ? !leads(text.split(":").slice(1), list) : /^\$(?!\$|undefined$)/.test(text)) throw new Error("Not one of ours.");
  return text;
}

/** Whether a mention leads, step by step, to something that was sent. */
function leads(steps: readonly string[], list: unknown): boolean {
  let at = list;
  for (const step of steps) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return typeof at === "object" && at !== null;
}
