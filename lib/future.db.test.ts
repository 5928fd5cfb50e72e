import { beforeAll, expect, it } from "vitest";
import { editClaim, logClaims } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { linkSources } from "#lib/evidence/commands";
import { type Imported, importDossiers } from "#lib/imports/commands";
import { tieParties } from "#lib/parties/tie-commands";
import { editSource, enterSources } from "#lib/sources/commands";
import type { SourceInput } from "#lib/sources/schema";
import { aDraft, aLink, aParty, claimContent, seenOf } from "#prisma/factories/claims";
import { dossierFrom } from "#prisma/factories/dossiers";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;

beforeAll(async () => {
  editor = { ...acting(db, await aPerson(db, "editor")), now: new Date("2026-02-28T23:30:00Z") };
});

// Where some newsrooms are it is the first of March already; the second is nowhere.
const TOMORROW = "2026-03-01";
const AHEAD = "2026-03-02";

const report = (publishedOn: string): SourceInput => ({ ...(aLink().source as SourceInput), publishedOn });
const refused = (path: string, what: string) => ({
  code: 422,
  details: { problems: [{ path, message: `${what} cannot be in the future.` }] },
});
const SAID = "The day on which it was said";
const PUBLISHED = "The day on which it was published";

it("no claim is logged or edited as said on a day that has not come anywhere", async () => {
  const log = (saidOn: string) => logClaims(editor, [{ id: crypto.randomUUID(), content: claimContent({ saidOn }) }]);
  await expect(log(AHEAD)).rejects.toMatchObject(refused("saidOn", SAID));
  expect(await log(TOMORROW)).toHaveLength(1);
  const draft = await aDraft(editor);
  await expect(editClaim(editor, seenOf(draft), claimContent({ saidOn: AHEAD }))).rejects.toMatchObject(refused("saidOn", SAID));
  await editClaim(editor, seenOf(draft), claimContent({ saidOn: TOMORROW }));
});

it("no source is entered, linked, given for a tie or corrected as published on such a day", async () => {
  await expect(enterSources(editor, [report(AHEAD)])).rejects.toMatchObject(refused("publishedOn", PUBLISHED));
  const [source] = await enterSources(editor, [report(TOMORROW)]);
  const draft = await aDraft(editor);
  const link = (day: string) => linkSources(editor, seenOf(draft), [aLink({ source: report(day) })]);
  await expect(link(AHEAD)).rejects.toMatchObject(refused("publishedOn", PUBLISHED));
  await link(TOMORROW);
  const [from, to] = [await aParty(editor), await aParty(editor)];
  const tie = { fromId: from.id, toId: to.id, kind: "speaks_for" as const, since: null, until: null, sourceId: null };
  await expect(tieParties(editor, [{ ...tie, newSource: report(AHEAD) }])).rejects.toMatchObject(refused("publishedOn", PUBLISHED));
  await expect(editSource(editor, { id: source?.id ?? "", revision: 1 }, report(AHEAD))).rejects.toMatchObject(
    refused("source.publishedOn", PUBLISHED),
  );
});

it("an import says every such day with its path, and brings nothing in", async () => {
  const dossier = (day: string) =>
    dossierFrom({
      parties: [{ id: "mayor", name: `The mayor ${day}`, kind: "person" }],
      claim: { text: "The bridge will have been closed", speaker: "mayor", saidOn: day, concerns: [] },
      sources: [
        { id: "a", kind: "article", title: "Yesterday", publishedOn: "2026-02-27" },
        { id: "b", kind: "article", title: "Soon", publishedOn: day },
      ],
      evidence: [{ source: "b", stance: "asserts", basis: { kind: "observed" } }],
    });
  const before = [await db.party.count(), await db.claim.count()];
  const done: Imported[] = [];
  for await (const one of importDossiers(editor, [dossier(AHEAD), dossier(TOMORROW)])) done.push(one);
  expect(done[0]).toEqual({
    became: "refused",
    problems: [
      { path: "claim.saidOn", message: `${SAID} cannot be in the future.` },
      { path: "sources[1].publishedOn", message: `${PUBLISHED} cannot be in the future.` },
    ],
  });
  expect(done[1]).toMatchObject({ became: "created" });
  expect([await db.party.count(), await db.claim.count()]).toEqual(before.map((count) => count + 1));
});
