import { z } from "zod";
import { LIMITS, optionalAddress, optionalDate, optionalText } from "#lib/schema";

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
