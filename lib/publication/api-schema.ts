import { z } from "zod";
import { BALANCES, CLAIM_STATES, STATUSES } from "#lib/claims/states";
import { CORRECTION_KINDS } from "#lib/publication/corrections";
import { RELATION_KINDS } from "#lib/relations/schema";

/** What `/api/v1` answers (interfaces.md). The types of its code and the document at /api/v1/openapi.json are made from these. */

const count = z.int().min(0);
const moment = z.iso.datetime();
const day = z.iso.date();
export const statusSchema = z.enum(STATUSES).meta({ id: "Status", description: "What the newsroom stands behind." });
export const balanceSchema = z.enum(BALANCES).meta({ id: "Balance", description: "Which way the evidence of a disputed claim leans." });

export const relationSchema = z
  .strictObject({
    kind: z.enum(RELATION_KINDS).meta({
      description:
        "“repeats”: the same, said again; “variant”: nearly the same; “denies”: says that the other is not so; “supersedes”: updates its figure.",
    }),
    number: z.int().min(1).meta({ description: "Of the other claim." }),
    url: z.url().meta({ description: "Of its page." }),
  })
  .meta({ id: "Relation", description: "What a version says of another claim that was public then." });

export const claimSchema = z
  .strictObject({
    number: z.int().min(1).meta({ description: "Given once and never again; C-1001 on the page." }),
    slug: z.string(),
    url: z.url().meta({ description: "The page of the claim." }),
    text: z.string().meta({ description: "What is claimed, in the newsroom’s words; at most 1,000 code points." }),
    language: z.string().meta({ description: "Of the text (BCP 47)." }),
    quote: z.string().nullable().meta({ description: "Verbatim, where there is one." }),
    speaker: z.strictObject({ name: z.string(), slug: z.string() }).nullable().meta({ description: "null: unknown." }),
    saidOn: day.nullable().meta({ description: "null: undated." }),
    status: statusSchema.nullable().meta({ description: "null: retracted." }),
    balance: balanceSchema.nullable(),
    asOf: day.nullable().meta({ description: "The day for which the status holds; null: unreviewed." }),
    counts: z
      .strictObject({ links: count, origins: count, independent: count, contradicting: count, unknown: count, withheld: count })
      .nullable()
      .meta({ description: "Of the public evidence; null where a version was made before evidence was counted." }),
    reasons: z.array(z.string()).meta({ description: "Why the evidence suggests what it does, as sentences." }),
    wouldChange: z.array(z.string()).meta({ description: "What would change the status, as sentences." }),
    otherVerdicts: z
      .array(
        z.strictObject({
          publisher: z.string().nullable(),
          word: z.string().nullable().meta({ description: "In their words." }),
          scale: z
            .strictObject({ value: z.number(), worst: z.number().nullable(), best: z.number().nullable() })
            .nullable()
            .meta({ description: "As they write it." }),
          address: z.string().nullable(),
          title: z.string().nullable(),
          publishedOn: day.nullable(),
        }),
      )
      .optional()
      .meta({
        description: "What other publishers have said of the claim; left out where that is nothing. It counts for nothing in the status.",
      }),
    rationale: z.string().nullable().meta({ description: "Why the reviewer decided so." }),
    version: z.int().min(1),
    publishedAt: moment.meta({ description: "Of version 1." }),
    updatedAt: moment.meta({ description: "Of this version." }),
    retracted: z.strictObject({ at: moment, reason: z.string() }).nullable(),
    relations: z
      .array(relationSchema)
      .optional()
      .meta({ description: "What the claim is to others: it repeats, varies, denies or updates them; left out where that is nothing." }),
  })
  .meta({ id: "Claim", description: "The current version of a published claim." });
export type ClaimJson = z.output<typeof claimSchema>;

export const listSchema = z
  .strictObject({
    claims: z.array(claimSchema),
    nextCursor: z.string().nullable().meta({ description: "Where the list goes on; null: it ends here." }),
  })
  .meta({ id: "ClaimList", description: "Published claims, newest first." });

export const similarSchema = z
  .strictObject({
    claims: z.array(
      claimSchema.extend({
        score: z.number().min(0).max(1).meta({ description: "How similar the claim is to the text: 1 where it says the same words." }),
      }),
    ),
  })
  .meta({ id: "SimilarClaims", description: "Published claims that are similar to a text, the most similar first." });

export const correctionSchema = z
  .strictObject({
    kind: z.enum(CORRECTION_KINDS),
    why: z.string(),
    changes: z.array(z.strictObject({ part: z.string(), was: z.string(), is: z.string() })),
  })
  .meta({ id: "Correction", description: "What a version corrects of the one before it: what was, what is, and why." });

export const versionSchema = z
  .strictObject({
    number: z.int().min(1),
    cause: z.enum(["decision", "retraction", "import"]),
    status: statusSchema.nullable(),
    balance: balanceSchema.nullable(),
    asOf: day.nullable(),
    publishedAt: moment,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .meta({ description: "Of the version, as a tree." }),
    correction: correctionSchema.nullable().meta({ description: "null: it corrected nothing that had been said." }),
    url: z.url().meta({ description: "The page of this version; it never changes." }),
  })
  .meta({ id: "Version", description: "One version of a claim." });

export const historySchema = z
  .strictObject({ versions: z.array(versionSchema) })
  .meta({ id: "History", description: "Every version of a claim, newest first." });

export const problemSchema = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "A sentence for people." }),
    errors: z.array(
      z.strictObject({ path: z.string().meta({ description: "The parameter that needs another look." }), message: z.string() }),
    ),
  })
  .meta({ id: "Problem", description: "Why a request was not answered (RFC 9457)." });

export const sentSchema = z
  .strictObject({
    number: z.int().min(1).meta({ description: "Of the draft; C-1042 on the desk." }),
    url: z.url().meta({ description: "Where people of the newsroom see it." }),
    state: z.enum(CLAIM_STATES).meta({ description: "Where it is in the work: draft, unless it was sent before." }),
    alreadyThere: z.boolean().meta({ description: "This token has sent the same page and passage before; nothing was made." }),
    similar: z.array(z.strictObject({ number: z.int().min(1), url: z.url(), score: z.number().min(0).max(1) })).meta({
      description: "What the desk has already and may say the same, the most similar first; for people of the newsroom to look at.",
    }),
  })
  .meta({ id: "Sent", description: "What became of what was sent in." });
export type SentJson = z.output<typeof sentSchema>;

/** The first line of a download as JSON Lines. */
export const licenceLineSchema = z
  .strictObject({
    licence: z.strictObject({ name: z.string(), url: z.url().nullable() }),
    publisher: z.string(),
    site: z.url(),
    madeAt: moment,
  })
  .meta({ id: "LicenceLine", description: "The first line of a download as JSON Lines; every other line is a claim." });
