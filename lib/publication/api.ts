import { z } from "zod";
import { STATUSES } from "#lib/claims/states";
import type { Problem } from "#lib/errors";
import { changeSentence, reasonSentence } from "#lib/evidence/assess-words";
import { contentsAsOf, dossierOf } from "#lib/evidence/contents";
import type { Dossier } from "#lib/evidence/dossier";
import type { ClaimJson } from "#lib/publication/api-schema";
import { claimPath, partyOf } from "#lib/publication/listed";
import { cursor, slug, words } from "#lib/publication/search-params";
import type { Snapshot } from "#lib/publication/snapshot";
import { codePoints, LIMITS, problemsOf } from "#lib/schema";

/** Reads the snapshot of the current version, and nothing else: what is not in it is not public. */
export function claimJson(snapshot: Snapshot, siteUrl: string): ClaimJson {
  const speaker = partyOf(snapshot, snapshot.claim.speaker);
  return {
    number: snapshot.number,
    slug: snapshot.slug,
    url: `${siteUrl}${claimPath(snapshot)}`,
    text: snapshot.claim.text,
    language: snapshot.claim.language,
    quote: snapshot.claim.quote,
    speaker: speaker && { name: speaker.name, slug: speaker.slug },
    saidOn: snapshot.claim.saidOn,
    status: snapshot.status,
    balance: snapshot.balance,
    asOf: snapshot.asOf,
    ...countedIn(snapshot),
    ...(snapshot.verdicts.length > 0 && { otherVerdicts: snapshot.verdicts }),
    rationale: snapshot.rationale,
    version: snapshot.version,
    publishedAt: snapshot.publishedAt,
    updatedAt: snapshot.updatedAt,
    retracted: snapshot.retraction && { at: snapshot.updatedAt, reason: snapshot.retraction.reason },
    ...(snapshot.relations.length > 0 && {
      relations: snapshot.relations.map(({ kind, number, slug }) => ({ kind, number, url: `${siteUrl}${claimPath({ number, slug })}` })),
    }),
  };
}

/** Claims as they are kept, with the address of this site in front of theirs. Inside a text every quotation mark is escaped. */
export function withSite(json: string, siteUrl: string): string {
  return json.replaceAll('"url":"/', `"url":${JSON.stringify(siteUrl).slice(0, -1)}/`);
}

/** A version made before evidence was assessed has counted nothing, which null says; zeros would be a statement about the evidence. */
function countedIn({ assessment, withheld }: Snapshot): Pick<ClaimJson, "counts" | "reasons" | "wouldChange"> {
  if (assessment === null) return { counts: null, reasons: [], wouldChange: [] };
  const { links, origins, independent, contradicting, unknown } = assessment;
  return {
    counts: { links, origins, independent, contradicting, unknown, withheld: withheld.length },
    reasons: assessment.reasons.map((reason) => reasonSentence(reason, "en")),
    wouldChange: assessment.wouldChange.map((change) => changeSentence(change, "en")),
  };
}

/** The public evidence of a version as a dossier, of the day that the version is as of: `assess` gives its counts (interfaces.md). */
export function publicDossier(snapshot: Snapshot): Dossier {
  return dossierOf(snapshot.asOf === null ? snapshot : contentsAsOf(snapshot, snapshot.asOf));
}

const limit = (otherwise: number) =>
  z
    .string()
    .regex(/^([1-9]\d?|100)$/, { error: "“limit” is a whole number from 1 to 100." })
    .transform(Number)
    .default(otherwise);

export const claimsQuery = z.strictObject({
  status: z.enum(STATUSES, { error: `“status” is one of ${STATUSES.join(", ")}.` }).optional(),
  speaker: slug("speaker"),
  q: words,
  cursor: cursor("cursor"),
  limit: limit(50),
});
export type ClaimsQuery = z.output<typeof claimsQuery>;

export const readClaimsQuery = (params: URLSearchParams) => readQuery(claimsQuery, params);

/** As long as a quote may be. */
const LONGEST_COMPARED = LIMITS.quote;

export const similarQuery = z.strictObject({
  text: z
    .string({ error: "Say in “text” what the claims are to be similar to." })
    .refine((text) => codePoints(text) <= LONGEST_COMPARED, {
      error: `“text” is too long: at most ${LONGEST_COMPARED.toLocaleString("en")} characters.`,
    })
    .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "“text” holds a character that cannot be looked for." }),
  limit: limit(10),
});
export type SimilarQuery = z.output<typeof similarQuery>;

export const readSimilarQuery = (params: URLSearchParams) => readQuery(similarQuery, params);

/** A parameter without a value counts as not given. */
function readQuery<S extends z.ZodObject>(schema: S, params: URLSearchParams): { query: z.output<S> } | { problems: Problem[] } {
  const given = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, value] of params) {
    const path = name.slice(0, 100);
    if (given.has(name)) problems.push({ path, message: `“${path}” is given twice.` });
    else given.set(name, value);
  }
  if (problems.length > 0) return { problems };
  // zod passes over a name such as __proto__.
  const unknown = [...given.keys()].filter((name) => !Object.hasOwn(schema.shape, name));
  for (const name of unknown) given.delete(name);
  const parsed = schema.safeParse(Object.fromEntries([...given].filter(([, value]) => value !== "")));
  if (parsed.success && unknown.length === 0) return { query: parsed.data };
  return {
    problems: [
      ...(parsed.error ? problemsOf(parsed.error) : []),
      ...unknown.map((name) => ({ path: name.slice(0, 100), message: "There is no such parameter." })),
    ],
  };
}
