import { beforeAll, describe, expect, it } from "vitest";
import { verifyRecord } from "#lib/audit/verify";
import type { Role } from "#lib/auth/roles";
import { discardClaim, editClaim } from "#lib/claims/commands";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { Refused } from "#lib/errors";
import { BOUNDS } from "#lib/imports/bounds";
import { cancelImport, type EnteredAs, startImport, undoImport } from "#lib/imports/import-commands";
import { importWhatWaits } from "#lib/imports/perform";
import { importProgress, refusedRows } from "#lib/imports/progress";
import { keepUpload, MOST_BYTES, openUpload } from "#lib/imports/uploads";
import { claimContent } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
let admin: Context;
const somebody = async (role: Role) => acting(db, await aPerson(db, role));

beforeAll(async () => {
  editor = await somebody("editor");
  admin = await somebody("admin");
});

let made = 0;
const some = (what: string) => `${what} ${process.pid}-${++made}`;

async function* pieces(text: string, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const upload = (text: string, ctx = editor, name = "claims.csv") => keepUpload(ctx, { name }, pieces(text));

async function brought(text: string, { ctx = editor, as = "draft" as EnteredAs, name = "claims.csv" } = {}) {
  const { id } = await upload(text, ctx, name);
  await startImport(ctx, { id, mapping: null, as });
  await importWhatWaits(db);
  return progressOf(id);
}

async function progressOf(id: string) {
  const found = await importProgress(db, id);
  if (!found) throw new Error("There is no such import.");
  return found;
}

const claimsOf = (importId: string) =>
  db.importedRow.findMany({
    where: { importId },
    orderBy: { line: "asc" },
    select: { digest: true, undone: true, claim: { select: { id: true, number: true, revision: true, state: true, text: true } } },
  });

async function refusedFile(id: string) {
  let text = "";
  for await (const piece of refusedRows(db, id)) text += piece;
  return text.replace(/^\uFEFF/u, "");
}

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Refused ? { code: error.code, sentence: error.message } : error),
  );

describe("a file that is sent", () => {
  it("comes out as it went in, whatever pieces it came in", async () => {
    const text = `claim\n${"It rained — all day.\n".repeat(70_000)}`;
    const { id } = await keepUpload(editor, { name: "C:\\Documents\\rain.csv" }, pieces(text, 77_777));
    const back: Uint8Array[] = [];
    for await (const piece of openUpload(db, id)) back.push(piece);
    expect(Buffer.concat(back).toString() === text).toBe(true);
    expect(back.length).toBeGreaterThan(1);
    expect(await progressOf(id)).toMatchObject({ file: "rain.csv", state: "uploaded", size: Buffer.byteLength(text) });
  });

  it("leaves nothing where whoever sends it breaks off, or sends nothing, or too much", async () => {
    const before = [await db.import.count(), await db.importPart.count()];
    async function* broken() {
      yield new Uint8Array(3_000_000);
      throw new Error("The line is dead.");
    }
    async function* endless() {
      const piece = new Uint8Array(20_000_000);
      for (let sent = 0; sent <= MOST_BYTES; sent += piece.length) yield piece;
    }
    await expect(keepUpload(editor, { name: "a" }, broken())).rejects.toThrow("The line is dead.");
    expect(await refusalOf(keepUpload(editor, { name: "a" }, pieces("")))).toEqual({ code: 422, sentence: "The file is empty." });
    expect(await refusalOf(keepUpload(editor, { name: "a" }, endless()))).toMatchObject({ code: 422, sentence: /larger than 100 MB/ });
    expect([await db.import.count(), await db.importPart.count()]).toEqual(before);
  });
});

describe("an import", () => {
  it("brings its rows in, tells what became of each, and lets go of the bytes", async () => {
    const rows = [`${some("It rained")},Ann`, `${some("It snowed")},Ben`, ",Cem", `${"x".repeat(1_001)},"=Dan"`];
    const done = await brought(`claim,speaker\n${rows.join("\n")}\n${rows[0]}\n`);
    expect(done).toMatchObject({ state: "done", share: 1, as: "draft", format: "table", why: null });
    expect(done.rows).toEqual({ read: 5, created: 2, updated: 0, alreadyThere: 1, refused: 2 });
    expect(await db.importPart.count({ where: { importId: done.id } })).toBe(0);
    expect((await refusedFile(done.id)).split("\r\n")).toEqual([
      "claim,speaker,refused: line,refused: column,refused: reason",
      ",Cem,4,claim,There is no text of a claim in this row.",
      `${"x".repeat(1_001)},'=Dan,5,claim,"The claim is too long: at most 1,000 characters."`,
      "",
    ]);
    const again = await brought(`claim,speaker\n${rows.join("\n")}\n`);
    expect(again.rows).toMatchObject({ created: 0, updated: 0, alreadyThere: 2, refused: 2 });
  });

  it("takes the file of what was refused when it is mended, as rows of the file that they come from", async () => {
    const done = await brought(`claim,speaker\n${some("It rained")},Ann\n,Ben\n`);
    const mended = (await refusedFile(done.id)).replace(",Ben,", `${some("It snowed")},Ben,`);
    const next = await brought(mended);
    expect(next.rows).toMatchObject({ read: 1, created: 1, refused: 0 });
    expect(next.columns).toEqual(["claim", "speaker"]);
  });

  it("is not begun before somebody says so, nor by whom it does not belong to, nor published but by an admin", async () => {
    const { id } = await upload(`claim\n${some("It rained")}\n`);
    expect(await importWhatWaits(db)).toBe(0);
    const other = await somebody("reviewer");
    expect(await refusalOf(startImport(other, { id, mapping: null, as: "draft" }))).toMatchObject({ code: 403 });
    expect(await refusalOf(startImport(editor, { id, mapping: null, as: "published" }))).toMatchObject({ code: 403 });
    // The claims would be those of an editor.
    expect(await refusalOf(startImport(admin, { id, mapping: null, as: "published" }))).toMatchObject({ code: 403 });
    expect(await progressOf(id)).toMatchObject({ state: "uploaded" });
    expect(await refusalOf(startImport(editor, { id: crypto.randomUUID(), mapping: null, as: "draft" }))).toMatchObject({ code: 404 });
    await startImport(editor, { id, mapping: null, as: "draft" });
    expect(await refusalOf(startImport(editor, { id, mapping: null, as: "draft" }))).toMatchObject({ code: 409 });
    await importWhatWaits(db);
  });

  it("goes on behind what was done where its process has gone, and repeats and loses nothing", async () => {
    const rows = Array.from({ length: 700 }, () => `${some("It rained")},`);
    const { id } = await upload(`claim,speaker\n${rows.join("\n")}\n`);
    await startImport(editor, { id, mapping: null, as: "draft" });
    // As a process leaves it that was ended in the middle of the second batch; each is named first, and then entered.
    const real = db.$transaction;
    let batches = 0;
    const dying = new Proxy(db, {
      get: (target, key) =>
        key === "$transaction"
          ? (...args: Parameters<typeof real>) =>
              ++batches > 3 ? Promise.reject(new Error("ECONNREFUSED")) : Reflect.apply(real, target, args)
          : Reflect.get(target, key),
    });
    await importWhatWaits(dying).catch(() => undefined);
    expect(await progressOf(id)).toMatchObject({ state: "running", rows: { read: 500, created: 500 } });
    expect(await importWhatWaits(db)).toBe(0);
    expect(await importWhatWaits(db, () => new Date(Date.now() + 60_000))).toBe(1);
    expect(await progressOf(id)).toMatchObject({ state: "done", rows: { read: 700, created: 700, alreadyThere: 0, refused: 0 } });
    expect(await claimsOf(id)).toHaveLength(700);
  });

  it("can be cancelled: at once before it begins, and with the rows that it is at once it runs", async () => {
    const { id } = await upload(`claim\n${some("It rained")}\n`);
    await cancelImport(editor, { id });
    expect(await progressOf(id)).toMatchObject({ state: "cancelled", rows: { read: 0 } });
    expect(await db.importPart.count({ where: { importId: id } })).toBe(0);

    const { id: running } = await upload(`claim\n${Array.from({ length: 1_200 }, () => some("It rained")).join("\n")}\n`);
    await startImport(editor, { id: running, mapping: null, as: "draft" });
    const work = importWhatWaits(db);
    while ((await progressOf(running)).state === "waiting") await new Promise((done) => setTimeout(done, 5));
    await cancelImport(editor, { id: running });
    await work;
    const ended = await progressOf(running);
    expect(ended.state).toBe("cancelled");
    expect(ended.rows.created).toBeLessThan(1_200);
    expect(await claimsOf(running)).toHaveLength(ended.rows.created);
  });

  it("fails with a reason where nothing can be read, or whoever brought it is shut out", async () => {
    expect(await brought("PK\u0003\u0004 a sheet")).toMatchObject({ state: "failed", why: /^This is a ZIP archive/ });
    const leaver = await somebody("editor");
    const { id } = await upload(`claim\n${some("It rained")}\n`, leaver);
    await startImport(leaver, { id, mapping: null, as: "draft" });
    await db.person.update({ where: { id: leaver.actor.id }, data: { disabledAt: new Date() } });
    await importWhatWaits(db);
    expect(await progressOf(id)).toMatchObject({ state: "failed", why: "Whoever brought it does not work here any more." });
    expect(await claimsOf(id)).toEqual([]);
  });

  it("ends where nearly nothing of a file can come in, and keeps what has", async () => {
    const text = some("It rained");
    const done = await brought(`claim,note\n${text},a\n${",x\n".repeat(BOUNDS.refused + 1_500)}${some("Not read")},z\n`);
    expect(done).toMatchObject({ state: "failed", why: expect.stringMatching(/^More than 100,000 of its rows were refused/) });
    expect(done.rows.created).toBe(1);
    expect(done.rows.refused).toBeLessThan(BOUNDS.refused + 1_500);
  }, 60_000);

  it("enters claims as published and unreviewed, caused by an import, if an admin says so", async () => {
    const text = some("It rained all day");
    const file = `claim,speaker,claim_url,verdict\n${text},${some("Ann")},https://example.org/${++made}/${process.pid},False\n`;
    const done = await brought(file, { ctx: admin, as: "published" });
    expect(done.rows).toMatchObject({ created: 1 });
    const [row] = await claimsOf(done.id);
    expect(row?.claim).toMatchObject({ state: "published", text });
    const version = await db.version.findFirstOrThrow({ where: { claimId: row?.claim.id ?? "" } });
    expect(version).toMatchObject({ number: 1, cause: "import", status: "unreviewed" });
    const events = await db.event.findMany({ where: { name: `claim:${row?.claim.id}` }, orderBy: { number: "asc" } });
    expect(events.map((one) => one.kind)).toEqual(["imported", "verdicts of others recorded"]);
    expect(events[0]?.data).toMatchObject({ version: 1, sha256: version.sha256, state: "published" });
    expect(await db.publication.findUnique({ where: { claimId: row?.claim.id ?? "" } })).toMatchObject({ status: "unreviewed" });
    expect(await verifyRecord(db)).toEqual([]);
  });
});

describe("a row that comes again and says something else", () => {
  const file = (rows: string[][]) => `id,claim,speaker,claim_url,verdict\n${rows.map((row) => row.join(",")).join("\n")}\n`;
  const row = (id: string, text = some("It rained")) => [id, text, some("Ann"), `https://example.org/${++made}/${process.pid}`, "False"];

  it("changes its draft, with events, and nothing the second time", async () => {
    const name = `${some("sheet")}.csv`;
    const [first, second] = [row("1"), row("2")];
    const before = await brought(file([first, second]), { name });
    const other = [...row("1").slice(0, 4), "True"];
    const done = await brought(file([other, second]), { name });
    expect(done.rows).toEqual({ read: 2, created: 0, updated: 1, alreadyThere: 1, refused: 0 });
    const [claim] = await claimsOf(before.id);
    const now = await db.claim.findUniqueOrThrow({
      where: { id: claim?.claim.id ?? "" },
      include: { speaker: true, evidence: { include: { source: true } }, verdicts: true },
    });
    expect(now).toMatchObject({ text: other[1], state: "draft", speaker: { name: other[2] } });
    expect(now.evidence.map((one) => one.source.address)).toEqual([other[3]]);
    expect(now.verdicts.map((one) => one.word)).toEqual(["True"]);
    const events = await db.event.findMany({ where: { name: `claim:${now.id}` }, orderBy: { number: "asc" } });
    expect(events.slice(3).map((one) => one.kind)).toEqual(["edited", "source unlinked", "source linked", "verdicts of others recorded"]);
    const again = await brought(file([other, second]), { name });
    expect(again.rows).toMatchObject({ created: 0, updated: 0, alreadyThere: 2 });
    expect(await db.event.count({ where: { name: `claim:${now.id}` } })).toBe(7);
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("is refused where somebody has worked on the draft since, and the draft stays theirs", async () => {
    const name = `${some("sheet")}.csv`;
    const before = await brought(file([row("1")]), { name });
    const [claim] = await claimsOf(before.id);
    const { number = 0, revision = 0 } = claim?.claim ?? {};
    await editClaim(editor, { number, revision }, claimContent({ text: "Mine." }));
    const done = await brought(file([row("1")]), { name });
    expect(done.rows).toMatchObject({ created: 0, updated: 0, refused: 1 });
    expect(await refusedFile(done.id)).toContain(`somebody has worked on C-${number} since`);
    expect((await claimsOf(before.id))[0]?.claim.text).toBe("Mine.");
  });

  it("is another row in a file of another name, where rows are only counted", async () => {
    await brought(file([row("1")]), { name: `${some("sheet")}.csv` });
    expect((await brought(file([row("1")]), { name: `${some("sheet")}.csv` })).rows).toMatchObject({ created: 1, updated: 0 });
  });
});

describe("an import that is undone", () => {
  async function undone(id: string) {
    await undoImport(admin, { id });
    await importWhatWaits(db);
    return progressOf(id);
  }

  it("discards drafts that nobody has touched, keeps what people worked on and says whose work it is", async () => {
    const texts = [some("It rained"), some("It snowed"), some("It froze")];
    const text = `claim\n${texts.join("\n")}\n`;
    const done = await brought(text);
    const [, second, third] = await claimsOf(done.id);
    const seen = (one: typeof second) => ({ number: one?.claim.number ?? 0, revision: one?.claim.revision ?? 0 });
    const other = await somebody("editor");
    await editClaim(other, seen(second), claimContent({ text: "Mine." }));
    await db.draftBuffer.create({
      data: { id: crypto.randomUUID(), personId: other.actor.id, claimId: third?.claim.id ?? "", content: {}, baseRevision: 1 },
    });
    const after = await undone(done.id);
    expect(after).toMatchObject({ state: "undone", undone: { by: admin.actor.name, discarded: 1, retracted: 0, left: 2 } });
    expect(after.undone?.kept).toEqual([second, third].map((one) => ({ number: one?.claim.number, who: [other.actor.name] })));
    expect((await claimsOf(done.id)).map((one) => one.claim.state)).toEqual(["discarded", "draft", "draft"]);
    const events = await db.event.findMany({ where: { name: `import:${done.id}` }, orderBy: { number: "asc" } });
    expect(events.map((one) => one.kind)).toEqual(["started", "undone", "undoing ended"]);
    // The same file can come in again; what was kept is there.
    expect((await brought(text)).rows).toMatchObject({ created: 1, alreadyThere: 2 });
    expect(await verifyRecord(db)).toEqual([]);
  });

  it("retracts what it has published, with the reason", async () => {
    const done = await brought(`claim\n${some("It rained")}\n`, { ctx: admin, as: "published", name: "rain.csv" });
    expect((await undone(done.id)).undone).toMatchObject({ discarded: 0, retracted: 1, left: 0 });
    const [row] = await claimsOf(done.id);
    const event = await db.event.findFirstOrThrow({ where: { name: `claim:${row?.claim.id}` }, orderBy: { number: "desc" } });
    expect(event).toMatchObject({ kind: "retracted", actorId: admin.actor.id, data: { reason: "The import of rain.csv was undone." } });
  });

  it("is not undone by anybody but an admin, nor while it runs, nor twice", async () => {
    const done = await brought(`claim\n${some("It rained")}\n`);
    for (const ctx of [editor, await somebody("reviewer")])
      expect(await refusalOf(undoImport(ctx, { id: done.id }))).toMatchObject({ code: 403 });
    const { id } = await upload(`claim\n${some("It rained")}\n`);
    expect(await refusalOf(undoImport(admin, { id }))).toMatchObject({ code: 409 });
    await undone(done.id);
    expect(await refusalOf(undoImport(admin, { id: done.id }))).toMatchObject({ code: 409, sentence: "This import was undone." });
  });

  it("can be undone by another admin where whoever began it is none any more", async () => {
    const done = await brought(`claim\n${some("It rained")}\n`);
    const leaver = await somebody("admin");
    await undoImport(leaver, { id: done.id });
    await db.person.update({ where: { id: leaver.actor.id }, data: { role: "editor" } });
    await importWhatWaits(db);
    expect(await progressOf(done.id)).toMatchObject({
      state: "done",
      undone: null,
      why: expect.stringContaining("no admin here any more"),
    });
    expect((await claimsOf(done.id))[0]?.claim.state).toBe("draft");
    expect(await undone(done.id)).toMatchObject({ state: "undone", why: null, undone: { discarded: 1 } });
  });

  it("takes back dossiers too, which can come in again", async () => {
    const dossier = JSON.stringify({
      parties: [],
      affiliations: [],
      claim: { text: some("It rained"), quote: null, speaker: null, saidOn: null, concerns: [] },
      sources: [],
      evidence: [],
      responses: [],
    });
    const options = { name: "dossier.json" };
    const done = await brought(dossier, options);
    expect(done).toMatchObject({ format: "dossiers", rows: { created: 1 } });
    expect((await brought(dossier, options)).rows).toMatchObject({ created: 0, alreadyThere: 1 });
    expect((await undone(done.id)).undone).toMatchObject({ discarded: 1 });
    expect((await brought(dossier, options)).rows).toMatchObject({ created: 1 });
  });

  it("leaves what somebody has discarded themselves to them", async () => {
    const done = await brought(`claim\n${some("It rained")}\n`);
    const [row] = await claimsOf(done.id);
    await discardClaim(editor, { number: row?.claim.number ?? 0, revision: row?.claim.revision ?? 0 });
    expect((await undone(done.id)).undone).toMatchObject({ discarded: 0, left: 1 });
  });
});
