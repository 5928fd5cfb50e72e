import type { z } from "zod";
import { type ClaimContent, claimContent } from "#lib/claims/schema";
import type { Problem } from "#lib/errors";
import type { Dossier } from "#lib/evidence/dossier";
import { trace } from "#lib/evidence/origins";
import { basisKeyOf, type LinkInput, linkInput } from "#lib/evidence/schema";
import { together } from "#lib/evidence/together";
import { aheadOf } from "#lib/future";
import { type PartyInput, partyInput, type TieInput } from "#lib/parties/schema";
import { answerInput, type RequestInput, WITHOUT_ANSWER } from "#lib/responses/schema";
import { LIMITS, optionalLine, problemsOf } from "#lib/schema";
import { type SourceInput, sourceInput } from "#lib/sources/schema";

/** Our identifiers for those of a dossier. */
export type Ids = { party: (id: string) => string; source: (id: string) => string };

/** What a dossier gives the commands, each list in its order; `at` is the place in the dossier. */
export type Inputs = {
  parties: PartyInput[];
  sources: SourceInput[];
  ties: TieInput[];
  content: ClaimContent;
  links: { at: number; input: LinkInput }[];
  requests: RequestInput[];
  /** What could not come in as it was. */
  notes: Problem[];
};

/** The newsroom's language, and when it is. */
export type Here = { language: string; now: Date };

/** Holds a dossier against what the desk asks of whoever types: names in one line and without characters that cannot be seen, and so on. */
export function inputsOf(dossier: Dossier, { language, now }: Here, ids: Ids): { inputs: Inputs } | { problems: Problem[] } {
  const problems: Problem[] = aheadOf(now, [
    { path: "claim.saidOn", of: "saidOn", day: dossier.claim.saidOn },
    ...dossier.sources.map(({ publishedOn: day }, at) => ({ path: `sources[${at}].publishedOn`, of: "publishedOn" as const, day })),
  ]);
  const notes: Problem[] = [];
  const read = <S extends z.ZodType>(schema: S, raw: unknown, path: (inner: string) => string): z.output<S> => {
    const parsed = schema.safeParse(raw);
    if (!parsed.success) problems.push(...problemsOf(parsed.error).map((one) => ({ path: path(one.path), message: one.message })));
    return parsed.data as z.output<S>;
  };
  const partyOrNone = (id: string | null) => (id === null ? null : ids.party(id));
  const inputs: Inputs = {
    parties: dossier.parties.map(({ name, kind, otherNames }, at) =>
      read(partyInput, { name, kind, otherNames, another: true }, (inner) => `parties[${at}].${inner}`),
    ),
    sources: dossier.sources.map(({ kind, title, author, publishedOn, language, url, publisher }, at) =>
      read(
        sourceInput,
        { kind, title, author, publishedOn, language, address: url, publisherId: partyOrNone(publisher) },
        (inner) => `sources[${at}].${inner === "address" ? "url" : inner}`,
      ),
    ),
    ties: tiesOf(dossier, ids, notes),
    content: read(claimContent, contentOf(dossier, language, ids), (inner) => `claim.${inner === "concernIds" ? "concerns" : inner}`),
    links: linksOf(dossier, ids, notes).map(({ at, ...raw }) => ({
      at,
      input: read(linkInput, raw, (inner) => `evidence[${at}].${inner}`),
    })),
    requests: dossier.responses.map((response, at) =>
      requestOf(spoken(response, at, notes), ids, (path, message) => problems.push({ path, message }), at),
    ),
    notes,
  };
  return problems.length > 0 ? { problems } : { inputs };
}

function contentOf({ claim }: Dossier, language: string, ids: Ids) {
  return {
    text: claim.text,
    language: claim.language ?? language,
    quote: claim.quote,
    quoteLanguage: claim.quoteLanguage,
    speakerId: claim.speaker === null ? null : ids.party(claim.speaker),
    speakerUnknown: claim.speaker === null,
    saidOn: claim.saidOn,
    undated: claim.saidOn === null,
    saidWhere: claim.saidWhere,
    concernIds: claim.concerns.map(ids.party),
    topics: claim.topics,
  };
}

function tiesOf({ affiliations }: Dossier, ids: Ids, notes: Problem[]): TieInput[] {
  return affiliations.flatMap(({ from, to, source, ...tie }, at) => {
    const [fromId, toId] = [ids.party(from), ids.party(to)];
    if (fromId !== toId) return [{ ...tie, fromId, toId, sourceId: source === null ? null : ids.source(source) }];
    notes.push({ path: `affiliations[${at}]`, message: "A party is not tied to itself: left out." });
    return [];
  });
}

type Piece = { at: number; source: { id: string }; basis: LinkInput["basis"] } & Omit<LinkInput, "source" | "basis">;

/**
 * A source has one piece of evidence per stance and basis, and does not repeat itself. Sources of the dossier may be one in the record,
 * so that either can come about here.
 */
function linksOf(dossier: Dossier, ids: Ids, notes: Problem[]): Piece[] {
  const kept = new Map<string, Piece>();
  const keep = (piece: Piece) => {
    const key = `${piece.source.id} ${piece.stance} ${basisKeyOf(piece.basis)}`;
    const same = kept.get(key);
    kept.set(key, same ? { ...together(same, piece), at: same.at } : piece);
    if (same)
      notes.push({
        path: `evidence[${piece.at}]`,
        message: "This source is linked already, with this stance and on this basis: left out.",
      });
  };
  const isKnown = new Map(trace(dossier).voices.map((voice) => ["evidence" in voice.from ? voice.from.evidence : -1, voice.known]));
  for (const [at, piece] of dossier.evidence.entries()) {
    const source = { id: ids.source(piece.source) };
    const basis = basisOf(piece.basis, ids);
    const { stance, quote, quoteLanguage, place, withdrawnOn } = piece;
    const said = { at, source, stance, quote, quoteLanguage, place, withdrawnOn };
    if (basis.kind !== "derived" || basis.sourceId !== source.id) keep({ ...said, basis });
    // Where its origin is known from what else the source says, a repeat of itself adds nothing.
    else if (isKnown.get(at)) notes.push({ path: `evidence[${at}].basis`, message: "A source does not repeat itself: left out." });
    else {
      notes.push({ path: `evidence[${at}].basis`, message: "A source does not repeat itself: brought in as of unknown origin." });
      keep({ ...said, basis: { kind: "unknown" } });
    }
  }
  return [...kept.values()];
}

function basisOf(basis: Dossier["evidence"][number]["basis"], ids: Ids): LinkInput["basis"] {
  if (basis.kind === "attributed") return { kind: "attributed", partyId: ids.party(basis.party), firstHand: basis.firstHand };
  if (basis.kind === "derived") return { kind: "derived", sourceId: ids.source(basis.from) };
  return basis;
}

/** Where nobody answered there is nothing to take back, and it counts for nothing either way. */
function spoken(response: Dossier["responses"][number], at: number, notes: Problem[]): Dossier["responses"][number] {
  if (response.withdrawnOn === null || !WITHOUT_ANSWER.includes(response.outcome)) return response;
  notes.push({ path: `responses[${at}].withdrawnOn`, message: "Where nobody answered there is nothing to take back: left out." });
  return { ...response, withdrawnOn: null };
}

const channelInput = optionalLine("The channel", LIMITS.place);

function requestOf(
  { party, question, channel, askedOn, deadline, ...answer }: Dossier["responses"][number],
  ids: Ids,
  say: (path: string, message: string) => void,
  at: number,
): RequestInput {
  const path = `responses[${at}]`;
  const read = channelInput.safeParse(channel);
  if (!read.success) for (const { message } of problemsOf(read.error)) say(`${path}.channel`, message);
  if (deadline !== null && askedOn !== null && deadline < askedOn)
    say(`${path}.deadline`, "The deadline cannot be before the question was sent.");
  if (answer.withdrawnOn !== null && answer.repliedOn !== null && answer.withdrawnOn < answer.repliedOn)
    say(`${path}.withdrawnOn`, "A word cannot be taken back before it was given.");
  const answered = answerInput.safeParse(answer);
  if (!answered.success) for (const one of problemsOf(answered.error)) say(`${path}.${one.path}`, one.message);
  return { partyId: ids.party(party), question, channel, askedOn, deadline, answer: answered.data ?? null };
}
