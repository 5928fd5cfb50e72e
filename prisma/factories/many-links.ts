import { submitClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { linkSources } from "#lib/evidence/commands";
import { createParties } from "#lib/parties/commands";
import type { PartyKind } from "#lib/parties/schema";
import { tieParties } from "#lib/parties/tie-commands";
import { decide } from "#lib/review/commands";
import { aDecision, aDraft, aLink, seenOf } from "#prisma/factories/claims";

const MEDIA = ["Daily Courier", "قناة الأخبار", "Коммерсантъ", "Le Monde diplomatique et économique", "AP"];
const TITLES = [
  "The plant is to close, minister says",
  "وزير الطاقة: المحطة النووية ستغلق أبوابها في نهاية العام بعد أربعين عاما من العمل المتواصل",
  `Closing the plant: ${"what it means for the grid, for the town and for everybody who works there, ".repeat(4)}and when`,
  "Станцию закроют до конца года, сообщил министр",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft schließt Kernkraftwerk",
];
const LANGUAGES = ["en", "ar", "en", "ru", "de"];

/** A published claim that so many sources repeat: one report of a minister's word, all others from it, in several scripts and at every length. */
export async function aClaimWithManyLinks(author: Context, reviewer: Context, count: number): Promise<{ number: number }> {
  const name = (what: string) => `${what} ${crypto.randomUUID().slice(0, 8)}`;
  const parties = await createParties(
    author,
    [
      [name("The minister"), "person"],
      [name("Ruritania"), "state"],
      [name("Northern Grid"), "company"],
      ...Array.from({ length: count }, (_, at) => [name(MEDIA[at % MEDIA.length] ?? ""), "medium"]),
    ].map(([party, kind]) => ({ name: party as string, kind: kind as PartyKind, otherNames: [], another: true })),
  );
  const idOf = (place: number) => parties[place]?.id ?? "";
  await tieParties(author, [{ fromId: idOf(0), toId: idOf(1), kind: "speaks_for", since: null, until: null, sourceId: null }]);
  const draft = await aDraft(author, {
    text: `The plant is to close, as ${count} sources have it`,
    speakerId: idOf(0),
    speakerUnknown: false,
    concernIds: [idOf(2)],
  });
  const sourceAt = (at: number) => ({
    kind: "article" as const,
    title: TITLES[at % TITLES.length] ?? "",
    publisherId: idOf(3 + at),
    author: null,
    publishedOn: `2025-12-${String(10 + (at % 16)).padStart(2, "0")}`,
    address: `https://${idOf(3 + at)}.example/report`,
    language: LANGUAGES[at % LANGUAGES.length] ?? null,
  });
  const first = aLink({ source: sourceAt(0), basis: { kind: "attributed", partyId: idOf(0), firstHand: false } });
  const linked = await linkSources(author, seenOf(draft), [first]);
  const { sourceId } = await author.db.evidence.findFirstOrThrow({ where: { claimId: draft.id }, select: { sourceId: true } });
  const repeats = Array.from({ length: count - 1 }, (_, at) => aLink({ source: sourceAt(at + 1), basis: { kind: "derived", sourceId } }));
  const all = await linkSources(author, { number: draft.number, revision: linked.revision }, repeats);
  const submitted = await submitClaim(author, { number: draft.number, revision: all.revision });
  await decide(reviewer, { ...aDecision({ number: draft.number, revision: submitted.revision }), reasonAgainst: null });
  return { number: draft.number };
}
