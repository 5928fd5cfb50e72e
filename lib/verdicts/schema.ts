import { z } from "zod";
import { seenClaim } from "#lib/claims/schema";
import { id, LIMITS, optionalAddress, optionalDate, optionalLine, optionalText } from "#lib/schema";

const number = z.number().finite();

/** What somebody else has said of a claim, in their own word and on their own scale. It is never one of our statuses, and nothing that assesses reads it. */
export const verdictInput = z.strictObject({
  /** Who said so: a name, or the host of the address where there is none. null: the file does not say. */
  publisher: optionalText("The publisher of the verdict", LIMITS.name),
  word: optionalText("The word of the verdict", LIMITS.reason),
  /** As it is written, even where its best is below its worst. */
  scale: z.strictObject({ value: number, worst: number.nullable(), best: number.nullable() }).nullable(),
  address: optionalAddress("The address of the fact-check"),
  title: optionalText("The title of the fact-check", LIMITS.reason),
  publishedOn: optionalDate("The date of the verdict"),
});
export type VerdictInput = z.output<typeof verdictInput>;

/** Where a value lies between the worst of its scale (0) and its best (1), whichever of the two is the larger number; null: nobody can tell. */
export function shareOfScale({ value, worst, best }: NonNullable<VerdictInput["scale"]>): number | null {
  if (worst === null || best === null || worst === best) return null;
  const share = (value - worst) / (best - worst);
  return share >= 0 && share <= 1 ? share : null;
}

const figure = (what: string) => z.number({ error: `${what} is a number, such as 4 or 2.5.` }).finite();

/** The same as somebody of the newsroom writes it. */
export const writtenVerdict = verdictInput
  .extend({
    publisher: optionalLine("The publisher", LIMITS.name),
    word: optionalText("The verdict", LIMITS.reason),
    title: optionalLine("The title", LIMITS.reason),
    address: optionalAddress("The address"),
    publishedOn: optionalDate("Published on"),
    scale: z
      .strictObject({
        value: figure("The figure"),
        worst: figure("The worst of the scale").nullable(),
        best: figure("The best of the scale").nullable(),
      })
      .nullable(),
  })
  .refine(({ word, scale, address }) => word !== null || scale !== null || address !== null, {
    path: ["word"],
    error: "Say what their verdict is, or where it can be read.",
  });

/** What was typed of a scale: null where nothing was; what is no number stays as it was typed, to be refused with its reason. */
export function scaleFrom(typed: { value: string; worst: string; best: string }): unknown {
  const figureIn = (text: string) => (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : text);
  const { value, worst, best } = typed;
  if ([value, worst, best].every((text) => text.trim() === "")) return null;
  const orNone = (text: string) => (text.trim() === "" ? null : figureIn(text));
  return { value: figureIn(value), worst: orNone(worst), best: orNone(best) };
}

/** Nobody reads more of one claim; an import brings no more. */
export const MOST_VERDICTS = 50;

export const recordVerdictInput = z.strictObject({ seen: seenClaim, verdict: writtenVerdict });
export const correctVerdictInput = z.strictObject({ seen: seenClaim, verdictId: id, verdict: writtenVerdict });
export const removeVerdictInput = z.strictObject({ seen: seenClaim, verdictId: id });
