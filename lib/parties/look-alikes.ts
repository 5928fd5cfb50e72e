import "server-only";
import type { Prisma, Tx } from "#lib/db";
import { Refused } from "#lib/errors";
import { lookKeys } from "#lib/parties/look-keys";
import { takeTurns } from "#lib/take-turns";

/** Two editors entering look-alikes at once take turns. */
export async function lockNames(tx: Tx, names: readonly string[]): Promise<void> {
  await takeTurns(tx, "party name", lookKeys(names));
}

/** @throws Refused 409 with each name that looks like the name, or another name, of a party in the registry */
export async function refuseLookAlikes(tx: Tx, names: readonly { name: string; path: string }[], except?: string): Promise<void> {
  if (names.length === 0) return;
  const there = await tx.party.findMany({
    where: thatLookLike(
      names.map((one) => one.name),
      except,
    ),
    select: { name: true, otherNames: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: 100,
  });
  const found = names.flatMap(({ name, path }) => {
    const looks = there.flatMap((party) => [party.name, ...party.otherNames].map((other) => ({ other, party: party.name })));
    const like = looks.find(({ other }) => lookAlike(name, other));
    return like ? [{ path, sentence: sentenceFor(name, like.other, like.party) }] : [];
  });
  const [first] = found;
  if (!first) return;
  const problems = found.map(({ path, sentence }) => ({ path, message: `${sentence}; choose it, or say that you mean another.` }));
  throw new Refused({ code: 409, sentence: `${first.sentence}.` }, { problems });
}

/** Those whose name or another name looks like one of these, but for one. */
export function thatLookLike(names: readonly string[], except?: string): Prisma.PartyWhereInput {
  return { lookKeys: { hasSome: lookKeys(names) }, mergedIntoId: null, ...(except ? { id: { not: except } } : {}) };
}

function lookAlike(a: string, b: string): boolean {
  const keys = lookKeys([b]);
  return lookKeys([a]).some((key) => keys.includes(key));
}

function sentenceFor(typed: string, found: string, party: string): string {
  const there = found === party ? "is in the registry already" : `is another name of “${party}”, which is in the registry already`;
  if (typed === found) return `“${found}” ${there}`;
  return found === party ? `“${typed}” looks like “${found}”, which ${there}` : `“${typed}” looks like “${found}”; that ${there}`;
}
