import "server-only";
import type { Balance, Status } from "#lib/claims/states";
import type { Tx } from "#lib/db";
import { type Assessment, assess, RULES_VERSION } from "#lib/evidence/assess";
import { type Contents, dossierOf } from "#lib/evidence/contents";
import { contentsOf, keptBackOf, READERS } from "#lib/evidence/queries";
import { type Correction, correctionOf } from "#lib/publication/corrections";
import { relationsForReaders } from "#lib/relations/queries";
import type { RelationKind } from "#lib/relations/schema";

/**
 * Everything that the page of a version shows, with names as they were: renaming or merging a party later changes nothing
 * here. Withheld evidence is never in it. People of the newsroom appear as a number of signatures.
 */
export type Snapshot = Contents & {
  format: 4;
  number: number;
  slug: string;
  version: number;
  cause: "decision" | "retraction" | "import";
  publishedAt: string; // of version 1
  updatedAt: string; // of this version
  status: Status | null; // null: retracted
  balance: Balance | null;
  asOf: string | null;
  rationale: string | null;
  reasonAgainst: string | null;
  suggested: { status: Status; balance: Balance | null } | null;
  signatures: number;
  /** What the public evidence comes to, by the rules of that time; null where nothing was assessed. */
  assessment: (Assessment & { rulesVersion: string }) | null;
  /** The suggestion would have been another one without what is withheld. */
  restsOnWithheld: boolean;
  recheckOn: string | null;
  reopened: { kind: string; reason: string } | null; // why there is a version after the first
  /** `sameAs`: the number of the claim that it was merged into, which says the same. */
  retraction: { reason: string; sameAs?: number } | null;
  /** What it corrects of the version before it; null: nothing. */
  correction: Correction | null;
  /** What it says of other claims that were public then, each with its words and its address at that time. */
  relations: StatedRelation[];
};

export type StatedRelation = { kind: RelationKind; number: number; slug: string; text: string; language: string };

type Heading = Omit<Snapshot, keyof Contents | "format" | "number" | "assessment" | "restsOnWithheld" | "correction" | "relations">;

/** The working copy of a claim as readers may see it, as it was on the day that the decision is as of. */
export async function takeSnapshot(
  tx: Tx,
  claim: { id: string; number: number },
  heading: Heading,
  before: Snapshot | null,
): Promise<Snapshot> {
  const contents = (await contentsOf(tx, [claim.id], READERS, heading.asOf ?? undefined)).get(claim.id);
  if (!contents) throw new Error(`There is no claim ${claim.id}.`);
  const snapshot = { ...snapshotOf(contents, claim.number, heading), relations: await relationsForReaders(tx, claim.id) };
  if (before === null) return snapshot;
  return { ...snapshot, correction: correctionOf(before, snapshot, await keptBackOf(tx, claim.id, before, contents)) };
}

/** A first version. @param contents what readers may see of the working copy */
export function snapshotOf(contents: Contents, number: number, heading: Heading): Snapshot {
  const assessment = { ...assess(dossierOf(contents)), rulesVersion: RULES_VERSION };
  const { suggested } = heading;
  return {
    format: 4,
    number,
    ...heading,
    ...contents,
    assessment,
    restsOnWithheld:
      contents.withheld.length > 0 &&
      suggested !== null &&
      (suggested.status !== assessment.status || suggested.balance !== assessment.balance),
    correction: null,
    relations: [],
  };
}

/**
 * What is stored of a version. The first format knew neither responses nor what the evidence comes to, the second no corrections, the third
 * neither what others have said, what stood round a quote nor what a claim is to others.
 */
export function snapshotFrom(stored: unknown): Snapshot {
  const snapshot = stored as Snapshot | (Omit<Snapshot, "format" | keyof typeof UNKNOWN | "evidence"> & Older);
  if (snapshot.format === 4) return snapshot;
  const evidence = snapshot.evidence.map((piece) => ({ ...piece, quoteAround: null }));
  return { ...UNKNOWN, ...snapshot, format: 4, evidence, correction: correctionFrom(snapshot) };
}

/** What older formats did not know, and said nothing of. */
const UNKNOWN = { responses: [], assessment: null, restsOnWithheld: false, recheckOn: null, verdicts: [], relations: [] };

type Older = Partial<Pick<Snapshot, keyof typeof UNKNOWN>> & {
  format: 1 | 2 | 3;
  evidence: readonly Omit<Snapshot["evidence"][number], "quoteAround">[];
};

/** Of any format: one that knew no corrections had retractions. */
export function correctionFrom({
  correction,
  retraction,
}: Pick<Snapshot, "retraction"> & { correction?: Correction | null }): Correction | null {
  return correction ?? (retraction && { kind: "retraction", why: retraction.reason, changes: [] });
}
