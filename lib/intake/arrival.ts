import { cleanLine } from "#lib/capture/readable";
import { withPlainLineEnds } from "#lib/schema";

/** What somebody brings to the desk from a page, as it stands in the address of the desk: nothing of it need be right. */
export type Arrival = { address: string; title: string; passage: string; isCut: boolean };

type Query = Record<string, string | string[] | undefined>;

/** null where nothing was brought. A title nobody has typed loses what cannot be seen; a passage loses nothing. */
export function arrivalIn(query: Query): Arrival | null {
  const first = (name: string) => [query[name]].flat()[0] ?? "";
  const [url, title, text] = [first("url"), first("title"), first("text")];
  if (url === "" && title === "" && text === "") return null;
  const plain = (given: string) => withPlainLineEnds(given.replaceAll("\0", "\ufffd")).replaceAll("\r", "\n").toWellFormed();
  return { address: plain(url).trim(), title: cleanLine(title) ?? "", passage: plain(text).trim(), isCut: first("cut") === "1" };
}

/** Where the same arrives again: after signing in. */
export function intakeAddress(query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) for (const one of [value].flat()) if (one !== undefined) params.append(name, one);
  return params.size > 0 ? `/desk/intake?${params}` : "/desk/intake";
}
