import { z } from "zod";
import { asked, slug } from "#lib/publication/search-params";

/** Where a page of parties or topics begins: at the first, behind one, before one, or at the end. */
export type IndexPlace = { after?: string; before?: string; last?: boolean };

const indexQuery = z
  .strictObject({
    after: slug("after"),
    before: slug("before"),
    last: z.literal("1", { error: "“last” can only be 1." }).optional(),
  })
  .refine((query) => [query.after, query.before, query.last].filter((one) => one !== undefined).length <= 1, {
    error: "A list begins after an entry, before an entry, or at its end: not two of these.",
  });

/** A page that is kept whole cannot read a query, so that its place becomes a part of its address. @returns that part, or what is wrong */
export function readIndexQuery(params: URLSearchParams): { place: string } | { problem: string } {
  const given = asked(params).filter(([, value]) => value !== "");
  const twice = given.find(([name], at) => given.findIndex(([other]) => other === name) !== at);
  if (twice) return { problem: `“${twice[0].slice(0, 50)}” is given twice.` };
  const parsed = indexQuery.safeParse(Object.fromEntries(given));
  if (parsed.success) return { place: placeOf(parsed.data) };
  const issue = parsed.error.issues[0];
  if (issue?.code === "unrecognized_keys") return { problem: `There is nothing like “${issue.keys[0]?.slice(0, 50)}” to ask for here.` };
  return { problem: issue?.message ?? "This address cannot be read." };
}

function placeOf({ after, before, last }: z.output<typeof indexQuery>): string {
  if (after) return `after-${encodeURIComponent(after)}`;
  if (before) return `before-${encodeURIComponent(before)}`;
  return last ? "last" : "first";
}

/** @param part as `readIndexQuery` made it; null: it did not */
export function readIndexPlace(part: string): IndexPlace | null {
  if (part === "first") return {};
  if (part === "last") return { last: true };
  try {
    const [, side, name] = /^(after|before)-([\p{L}\p{N}-]{1,600})$/u.exec(decodeURIComponent(part)) ?? [];
    return side && name ? { [side]: name } : null;
  } catch {
    return null;
  }
}
