import { z } from "zod";
import { claimContent, seenClaim } from "#lib/claims/schema";
import { PARTY_KINDS } from "#lib/parties/schema";
import {
  id,
  LIMITS,
  optionalAddress,
  optionalDate,
  optionalLine,
  optionalText,
  requiredAddress,
  requiredLine,
  requiredText,
} from "#lib/schema";

export const LONGEST_ARTICLE = 200_000;
export const MOST_CANDIDATES = 100;
export const ARTICLE_LANGUAGES = ["en", "es"] as const;

const day = optionalDate("Published on");
const publisherId = id.nullable();

export const readArticleInput = z.strictObject({
  text: requiredText("The article", LONGEST_ARTICLE),
  title: requiredLine("The title", LIMITS.title),
  publisherId,
  publishedOn: day,
  /** null: found out from its words. */
  language: z.enum(ARTICLE_LANGUAGES, { error: "Articles are read in English and in Spanish." }).nullable(),
});
export type ReadArticleInput = z.output<typeof readArticleInput>;

export const fetchArticleInput = z.strictObject({
  address: requiredAddress("The address"),
});

/** A party that is in the registry, or one of those that come with the drafts, by its place among them. */
const partyOfDraft = z.union([z.strictObject({ id }), z.strictObject({ at: z.int().min(0).max(199) })]).nullable();
export type PartyOfDraft = z.output<typeof partyOfDraft>;

const articleDraft = z.strictObject({
  /** Made when the article was read, so that drafts sent twice are there once. */
  id,
  content: claimContent,
  /** A claim that says the same: the article becomes a source of that one, and no draft is made. */
  repeats: seenClaim.nullish().transform((seen) => seen ?? null),
  speaker: partyOfDraft,
  /** The paper that the article cites as having it. */
  cites: partyOfDraft,
  /** The words of the article, and where they stand in it. */
  quote: optionalText("The words of the article", LIMITS.quote),
  place: optionalLine("The place in the article", LIMITS.place),
});

export const draftsInput = z
  .strictObject({
    article: z.strictObject({
      title: requiredLine("The title", LIMITS.title),
      publisherId,
      publishedOn: day,
      address: optionalAddress("The address"),
      language: z.enum(ARTICLE_LANGUAGES),
    }),
    /** Those who are not in the registry yet. */
    parties: z
      .array(
        z.strictObject({
          name: requiredLine("The name", LIMITS.name).transform((name) => name.trim()),
          otherName: optionalLine("Another name", LIMITS.name),
          kind: z.enum(PARTY_KINDS),
        }),
      )
      .max(200),
    claims: z.array(articleDraft).min(1, { error: "Keep at least one of the candidates." }).max(MOST_CANDIDATES),
  })
  .refine(
    ({ parties, claims }) =>
      claims.every((claim) => [claim.speaker, claim.cites].every((one) => !one || !("at" in one) || one.at < parties.length)),
    {
      path: ["parties"],
      error: "A party is missing; please read the article again.",
    },
  )
  .refine(({ claims }) => new Set(claims.map((claim) => claim.id)).size === claims.length, {
    path: ["claims"],
    error: "A claim is there twice; please read the article again.",
  });
export type DraftsInput = z.output<typeof draftsInput>;
export type DraftsSent = z.input<typeof draftsInput>;
