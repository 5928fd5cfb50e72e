import "server-only";
import { type Json, sha256 } from "#lib/audit/digest";
import { logClaims } from "#lib/claims/commands";
import { type Context, insideOf } from "#lib/context";
import type { Tx } from "#lib/db";
import { invalid, type Problem, Refused } from "#lib/errors";
import { linkSources } from "#lib/evidence/commands";
import type { Dossier } from "#lib/evidence/dossier";
import { derivedId, timedId } from "#lib/imports/derived-id";
import { type Inputs, inputsOf } from "#lib/imports/inputs";
import { findParties, findSources, newTies } from "#lib/imports/matches";
import { insertRows } from "#lib/insert-rows";
import { createParties } from "#lib/parties/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { askForComment } from "#lib/responses/commands";
import { findOrCreateSource } from "#lib/sources/commands";
import { takeTurn } from "#lib/take-turns";

/** What became of one dossier. */
export type Imported =
  | { became: "created"; number: number | null; notes: Problem[] } // null: a dry run gives no number away
  | { became: "alreadyThere"; number: number | null }
  | { became: "refused"; problems: Problem[] };

/** A dossier may be large; each is one transaction. */
const TIMEOUT_MS = 600_000;

/**
 * Brings dossiers in as drafts of whoever acts, each as a whole or not at all. Parties, ties and sources that are there already are found
 * and stay as they are. The same dossier a second time changes nothing.
 * @param options.importId what they are a part of
 * @param options.dryRun does everything up to the claim itself, whose number could not be given back, and takes it back
 * @returns what became of each, in their order
 */
export async function* importDossiers(
  ctx: Context,
  dossiers: readonly Dossier[],
  { dryRun = false, importId = null }: { dryRun?: boolean; importId?: string | null } = {},
): AsyncGenerator<Imported, void, void> {
  const seen = new Set<string>();
  for (const dossier of dossiers) {
    const digest = sha256(dossier as unknown as Json);
    // One that was taken back is not there for the next.
    yield dryRun && seen.has(digest)
      ? { became: "alreadyThere", number: null }
      : await importOne(ctx, { digest, importId }, dossier, dryRun);
    seen.add(digest);
  }
}

class TakenBack extends Error {
  readonly done: Imported;
  constructor(done: Imported) {
    super("Taken back.");
    this.done = done;
  }
}

/** The same dossier, however its keys are ordered and what is left out of it, has the same digest. */
type What = { digest: string; importId: string | null };

async function importOne(ctx: Context, what: What, dossier: Dossier, dryRun: boolean): Promise<Imported> {
  try {
    return await ctx.db.$transaction(
      async (tx) => {
        const done = await enter(tx, { ...ctx, db: insideOf(tx) }, what, dossier, dryRun);
        if (dryRun) throw new TakenBack(done);
        return done;
      },
      { timeout: TIMEOUT_MS, maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof TakenBack) return error.done;
    if (error instanceof Refused && error.code !== 401)
      return { became: "refused", problems: error.details.problems ?? [{ path: "", message: error.message }] };
    throw error;
  }
}

async function enter(tx: Tx, ctx: Context, { digest, importId }: What, dossier: Dossier, dryRun: boolean): Promise<Imported> {
  // Two imports at once take turns, so that the second finds what the first has entered.
  await takeTurn(tx, "import");
  const derived = derivedId(digest);
  const there = await tx.claim.findUnique({ where: { id: derived }, select: { number: true, importedRow: { select: { digest: true } } } });
  const again = await tx.importedRow.findUnique({ where: { digest }, select: { claim: { select: { number: true } } } });
  // What was undone can come in again, as another claim.
  const wasUndone = there?.importedRow != null && there.importedRow.digest === null;
  const same = again?.claim ?? (wasUndone ? null : there);
  if (same) return { became: "alreadyThere", number: same.number };
  const id = wasUndone ? timedId() : derived;

  const { language } = await tx.newsroom.findUniqueOrThrow({ where: { id: 1 }, select: { language: true } });
  const here = { language, now: ctx.now };
  const madeUp = new Map<string, string>();
  const anyId = (key: string) => madeUp.get(key) ?? madeUp.set(key, crypto.randomUUID()).get(key) ?? "";
  // Everything that is wrong is said before anything is entered.
  const first = inputsOrRefuse(dossier, here, { party: (one) => anyId(`party ${one}`), source: (one) => anyId(`source ${one}`) });

  const { partyIds, taken } = await enterParties(tx, ctx, dossier, first.parties);
  const partyOf = (one: string) => partyIds.get(one) as string;
  const withParties = inputsOrRefuse(dossier, here, { party: partyOf, source: (one) => anyId(`source ${one}`) });
  const { sourceIds, notes } = await enterSources(tx, ctx, dossier, withParties.sources, partyIds);
  const inputs = inputsOrRefuse(dossier, here, { party: partyOf, source: (one) => sourceIds.get(one) as string });
  await tieParties(ctx, await newTies(tx, inputs.ties));

  const allNotes = [...taken, ...notes, ...inputs.notes];
  if (dryRun) return { became: "created", number: null, notes: allNotes };
  const [claim] = await logClaims(ctx, [{ id, content: inputs.content }]);
  if (!claim) throw new Error("The claim was not logged.");
  const { number } = claim;
  let { revision } = claim;
  const { links, requests } = inputs;
  if (links.length > 0) {
    const evidence = links.map((one) => one.input);
    const linked = await inPlace(
      /^links\[(\d+)\]\./,
      (at) => `evidence[${links[at]?.at}].`,
      () => linkSources(ctx, { number, revision }, evidence),
    );
    revision = linked.revision;
  }
  if (requests.length > 0)
    await inPlace(
      /^requests?(?:\[(\d+)\])?\.(?:answer\.)?/,
      (at) => `responses[${at}].`,
      () => askForComment(ctx, { number, revision }, requests),
    );
  if (importId !== null) {
    const { number: events } = await tx.stream.findUniqueOrThrow({ where: { name: `claim:${id}` }, select: { number: true } });
    await insertRows(tx, "imported_row", [{ digest, importId, claimId: id, original: {}, events }]);
  }
  return { became: "created", number, notes: allNotes };
}

function inputsOrRefuse(...given: Parameters<typeof inputsOf>): Inputs {
  const read = inputsOf(...given);
  if ("problems" in read) throw invalid(read.problems);
  return read.inputs;
}

async function enterParties(
  tx: Tx,
  ctx: Context,
  { parties }: Dossier,
  inputs: Inputs["parties"],
): Promise<{ partyIds: Map<string, string>; taken: Problem[] }> {
  const { found, notes } = await findParties(tx, parties);
  const missing = parties.flatMap((party, at) =>
    found.has(party.id) ? [] : [{ id: party.id, input: inputs[at] as Inputs["parties"][number] }],
  );
  const made = await createParties(
    ctx,
    missing.map((one) => one.input),
  );
  for (const [at, { id }] of missing.entries()) found.set(id, made[at]?.id as string);
  return { partyIds: found, taken: notes };
}

async function enterSources(
  tx: Tx,
  ctx: Context,
  dossier: Dossier,
  inputs: Inputs["sources"],
  partyIds: Map<string, string>,
): Promise<{ sourceIds: Map<string, string>; notes: Problem[] }> {
  const { found, notes } = await findSources(tx, ctx.actor, dossier, (party) => partyIds.get(party));
  for (const [at, source] of dossier.sources.entries())
    if (!found.has(source.id)) found.set(source.id, (await findOrCreateSource(tx, ctx, inputs[at] as Inputs["sources"][number])).id);
  return { sourceIds: found, notes };
}

/** What a command refuses, with the paths of the dossier instead of its own. A list of one has no place in its paths. */
async function inPlace<T>(own: RegExp, pathAt: (at: number) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused) || !error.details.problems) throw error;
    const problems = error.details.problems.map(({ path, message }) => {
      const [whole = "", at = "0"] = own.exec(path) ?? [];
      return { path: pathAt(Number(at)) + path.slice(whole.length), message };
    });
    throw new Refused({ code: error.code, sentence: error.message }, { problems });
  }
}
