import { z } from "zod";
import type { Problem } from "#lib/errors";
import { BASIS_KINDS, STANCES } from "#lib/evidence/schema";
import { AFFILIATION_KINDS, PARTY_KINDS } from "#lib/parties/schema";
import { RESPONSE_OUTCOMES, type ResponseOutcome, WITHOUT_ANSWER } from "#lib/responses/schema";
import {
  isCalendarDate,
  LIMITS,
  optionalAddress,
  optionalLanguage,
  optionalText,
  problemsOf,
  requiredDate,
  requiredText,
} from "#lib/schema";
import { SOURCE_KINDS } from "#lib/sources/schema";

/** What `maxLength` says in JSON Schema: code points, as in LIMITS. */
const text = (what: string, max: number) => requiredText(what, max).meta({ maxLength: max });
const textOrNull = (what: string, max: number) => optionalText(what, max).meta({ maxLength: max });

const ID_LIMIT = LIMITS.address;

/** An id is compared as it is written: nothing of it is changed. */
function idOf(what: string) {
  return z
    .string({ error: ({ input }) => (input === undefined || input === null ? `${what} is missing.` : `${what} must be text.`) })
    .max(ID_LIMIT * 2, { error: `${what} is too long: at most ${ID_LIMIT.toLocaleString("en")} characters.`, abort: true })
    .refine((id) => id.trim() !== "", { error: `${what} is missing.` })
    .refine((id) => [...id].length <= ID_LIMIT, { error: `${what} is too long: at most ${ID_LIMIT.toLocaleString("en")} characters.` })
    .refine((id) => !id.includes("\0"), { error: `${what} holds a character that cannot be stored (NUL).` })
    .refine((id) => id.isWellFormed(), { error: `${what} holds half a character (a lone surrogate).` })
    .meta({ maxLength: ID_LIMIT });
}

const idOrNull = (what: string) =>
  idOf(what)
    .nullish()
    .transform((id) => id ?? null);

const dateOrNull = (what: string) =>
  requiredDate(what)
    .meta({ format: "date", maxLength: 10 })
    .nullish()
    .transform((date) => date ?? null);

function listOf<T extends z.ZodType>(what: string, item: T, max?: number) {
  const list = z.array(item, { error: `${what} must be a list.` });
  return (max === undefined ? list : list.max(max, { error: `${what}: at most ${max}.` })).nullish().transform((items) => items ?? []);
}

function kindOf<const T extends readonly [string, ...string[]]>(what: string, kinds: T) {
  return z.enum(kinds, { error: `${what} must be one of ${kinds.join(", ")}.` });
}

function objectOf<T extends z.ZodRawShape>(what: string, shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "invalid_type" ? `${what} ${issue.input === undefined ? "is missing" : "must be an object"}.` : undefined,
  });
}

const partySchema = objectOf("A party", {
  id: idOf("The id of the party"),
  name: text("The name", LIMITS.name),
  kind: kindOf("The kind of party", PARTY_KINDS).describe("unnamed: a person whom the publisher does not name."),
  otherNames: listOf("Other names", text("Another name", LIMITS.name), 50).describe("Names under which it is also known."),
});

const affiliationSchema = objectOf("A tie", {
  from: idOf("The party that is tied"),
  to: idOf("The party that it is tied to"),
  kind: kindOf("The kind of tie", AFFILIATION_KINDS).describe(
    "The first five make two parties one side; the others are recorded and never do.",
  ),
  since: dateOrNull("Since").describe("The first day on which the tie holds; null: always."),
  until: dateOrNull("Until").describe("The last day on which the tie holds; null: still."),
  source: idOrNull("The source of the tie").describe("The id of the source that says so."),
});

const claimSchema = objectOf("The claim", {
  text: text("The text of the claim", LIMITS.claim),
  language: optionalLanguage("The language of the claim"),
  quote: textOrNull("The quote", LIMITS.quote),
  quoteLanguage: optionalLanguage("The language of the quote"),
  speaker: idOrNull("The speaker").describe("The id of the party that the claim goes back to, not of one who passed it on; null: unknown."),
  saidOn: dateOrNull("Said on").describe("The day on which it was said; ties count that hold on it. null: undated."),
  saidWhere: textOrNull("Where it was said", LIMITS.place).describe("Where it was said."),
  concerns: listOf("The parties that the claim concerns", idOf("The party that the claim concerns")).describe(
    "The ids of the parties whose own yes would settle it, because it costs them or only they can know.",
  ),
  topics: listOf("The topics", text("A topic", 100), 20).describe("The topics that it touches."),
});

const sourceSchema = objectOf("A source", {
  id: idOf("The id of the source"),
  kind: kindOf("The kind of source", SOURCE_KINDS),
  title: text("The title", LIMITS.title),
  publisher: idOrNull("The publisher").describe("The id of the party that published it."),
  author: textOrNull("The author", LIMITS.name).describe("Who wrote or made it, as the source says."),
  publishedOn: dateOrNull("Published on"),
  url: optionalAddress("The address").meta({ maxLength: LIMITS.address }),
  language: optionalLanguage("The language of the source"),
});

const basisSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("attributed"),
      party: idOf("The party whose word it is"),
      firstHand: z
        .boolean({ error: "First-hand must be true or false." })
        .nullish()
        .transform((firstHand) => firstHand ?? false),
    }),
    z.strictObject({ kind: z.literal("observed") }),
    z.strictObject({ kind: z.literal("record") }),
    z.strictObject({ kind: z.literal("itself") }),
    z.strictObject({ kind: z.literal("derived"), from: idOf("The source that it repeats") }),
    z.strictObject({ kind: z.literal("unknown") }),
  ],
  {
    error: (issue) =>
      issue.code === "invalid_union"
        ? `The kind of basis must be one of ${BASIS_KINDS.join(", ")}.`
        : issue.input === undefined
          ? "The basis is missing: say on whose word it rests."
          : "The basis must be an object with a kind.",
  },
);

const evidenceSchema = objectOf("A piece of evidence", {
  source: idOf("The source"),
  stance: kindOf("The stance", STANCES).describe("contradicts: both cannot be true of the same time, place and definition."),
  basis: basisSchema,
  quote: textOrNull("The quote", LIMITS.quote),
  quoteLanguage: optionalLanguage("The language of the quote"),
  place: textOrNull("The place in the source", LIMITS.place).describe("Where in the source it stands: a page, a minute, a paragraph."),
  withdrawnOn: dateOrNull("Withdrawn on").describe("The day on which the party took it back."),
});

const responseSchema = objectOf("A response", {
  party: idOf("The party that was asked"),
  question: textOrNull("The question", LIMITS.quote).describe("What was asked."),
  channel: textOrNull("The channel", LIMITS.place).describe("By which way it was asked: by e-mail, by telephone, in person."),
  askedOn: dateOrNull("Asked on"),
  deadline: dateOrNull("The deadline").describe("The day until which an answer was asked for."),
  outcome: kindOf("The outcome", RESPONSE_OUTCOMES),
  repliedOn: dateOrNull("Replied on"),
  answer: textOrNull("The answer", LIMITS.quote).describe("What was answered, word for word."),
  answerLanguage: optionalLanguage("The language of the answer"),
  withdrawnOn: dateOrNull("Withdrawn on").describe("The day on which the party took it back."),
});

/** The shape of a dossier, the portable form of a claim with its evidence. What holds across its lists is in `parseDossier`. */
export const dossierSchema = objectOf("A dossier", {
  parties: listOf("The parties", partySchema),
  affiliations: listOf("The ties", affiliationSchema),
  claim: claimSchema,
  sources: listOf("The sources", sourceSchema),
  evidence: listOf("The evidence", evidenceSchema),
  responses: listOf("The responses", responseSchema),
});

export type Dossier = z.output<typeof dossierSchema>;
export type DossierInput = z.input<typeof dossierSchema>;
export type DossierParty = Dossier["parties"][number];
export type DossierTie = Dossier["affiliations"][number];
export type DossierSource = Dossier["sources"][number];
export type DossierEvidence = Dossier["evidence"][number];
export type DossierBasis = DossierEvidence["basis"];
export type DossierResponse = Dossier["responses"][number];

/** A dossier with every field filled in, or everything that is wrong with it, each with its path: `evidence[0].basis.party`. */
export function parseDossier(raw: unknown): { dossier: Dossier } | { problems: Problem[] } {
  const parsed = parseShape(raw);
  if (parsed === null) return { problems: [{ path: "", message: "More is wrong with this than can be listed." }] };
  const problems = [...(parsed.success ? [] : problemsOf(parsed.error)), ...problemsAcross(raw)];
  return parsed.success && problems.length === 0 ? { dossier: parsed.data } : { problems };
}

/** @returns null where so much is wrong that zod cannot carry it */
function parseShape(raw: unknown) {
  try {
    return dossierSchema.safeParse(raw);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Fields = Record<string, unknown>;

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function itemsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** What is wrong between fields that may each be right; it looks at what was given, so that one wrong field hides nothing else. */
function problemsAcross(raw: unknown): Problem[] {
  const { parties, affiliations, claim, sources, evidence, responses } = fieldsOf(raw);
  const problems: Problem[] = [];
  const say = (path: string, message: string) => problems.push({ path, message });
  const knownIds = (list: string, items: Fields[]) => {
    const known = new Set<unknown>();
    items.forEach(({ id }, index) => {
      if (typeof id !== "string") return;
      if (known.has(id)) say(`${list}[${index}].id`, "This id is taken by an earlier one of the list.");
      known.add(id);
    });
    return known;
  };
  const partyIds = knownIds("parties", itemsOf(parties));
  const sourceIds = knownIds("sources", itemsOf(sources));
  const refer = (path: string, id: unknown, known: Set<unknown>, what: string) => {
    if (typeof id === "string" && id.trim() !== "" && !known.has(id)) say(path, `There is no ${what} with this id.`);
  };
  const toParty = (path: string, id: unknown) => refer(path, id, partyIds, "party");
  const toSource = (path: string, id: unknown) => refer(path, id, sourceIds, "source");

  itemsOf(affiliations).forEach((tie, index) => {
    const path = `affiliations[${index}]`;
    toParty(`${path}.from`, tie.from);
    toParty(`${path}.to`, tie.to);
    toSource(`${path}.source`, tie.source);
    if (isBefore(tie.until, tie.since)) say(`${path}.until`, "A tie cannot end before it begins.");
  });

  const { speaker, concerns } = fieldsOf(claim);
  toParty("claim.speaker", speaker);
  if (Array.isArray(concerns))
    concerns.forEach((party, index) => {
      toParty(`claim.concerns[${index}]`, party);
    });

  itemsOf(sources).forEach((source, index) => {
    toParty(`sources[${index}].publisher`, source.publisher);
  });

  const linked = new Set<string>();
  itemsOf(evidence).forEach((piece, index) => {
    const path = `evidence[${index}]`;
    const basis = fieldsOf(piece.basis);
    toSource(`${path}.source`, piece.source);
    if (basis.kind === "attributed") toParty(`${path}.basis.party`, basis.party);
    if (basis.kind === "derived") toSource(`${path}.basis.from`, basis.from);
    const rests = basis.kind === "attributed" ? basis.party : basis.kind === "derived" ? basis.from : "";
    if ([piece.source, piece.stance, basis.kind, rests].some((part) => typeof part !== "string")) return;
    const key = JSON.stringify([piece.source, piece.stance, basis.kind, rests]);
    if (linked.has(key)) say(`${path}.basis`, "This source is linked already, with this stance and on this basis.");
    linked.add(key);
  });

  itemsOf(responses).forEach((response, index) => {
    const path = `responses[${index}]`;
    toParty(`${path}.party`, response.party);
    if (isBefore(response.repliedOn, response.askedOn)) say(`${path}.repliedOn`, "An answer cannot come before its question.");
    if (WITHOUT_ANSWER.includes(response.outcome as ResponseOutcome) && response.repliedOn !== undefined && response.repliedOn !== null)
      say(`${path}.repliedOn`, "Where nobody answered, there is no day of an answer.");
  });
  return problems;
}

function isBefore(earlier: unknown, later: unknown): boolean {
  return typeof earlier === "string" && typeof later === "string" && isCalendarDate(earlier) && isCalendarDate(later) && earlier < later;
}
