import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "#lib/context";
import { db as client } from "#lib/db";
import { previewOf, previewOfDossiers } from "#lib/imports/preview";
import { listImports } from "#lib/imports/queries";
import { type Sample, sampleOf } from "#lib/imports/sample";
import { type Choices, readChoices } from "#lib/imports/search-params";
import { keepUpload } from "#lib/imports/uploads";
import { aDraft, aParty } from "#prisma/factories/claims";
import { acting, aPerson } from "#prisma/factories/people";

const db = client();
let editor: Context;
const here = () => ({ language: "en", now: editor.now });

beforeAll(async () => {
  editor = acting(db, await aPerson(db, "editor"));
});

let made = 0;
const some = (what: string) => `${what} ${process.pid}-${++made}`;

async function upload(text: string, name = "file.csv") {
  const { id } = await keepUpload(editor, { name }, pieces(text));
  return { id, file: name };
}

async function* pieces(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

async function sampled(file: { id: string; file: string }, said: Choices = readChoices({})): Promise<Sample> {
  const sample = await sampleOf(db, file, here(), said);
  if (!("columns" in sample)) throw new Error(JSON.stringify(sample));
  return sample;
}

const previewed = async (file: { id: string; file: string }, said?: Choices) => {
  const sample = await sampled(file, said);
  return previewOf(editor, file.file, sample, here());
};

describe("the columns of an upload", () => {
  it("are told with what the first rows hold, and what they were taken for", async () => {
    const sample = await sampled(
      await upload("Claim;Who;Empty\nThe bridge is closed;Ann Lee;\nThe bridge is open;Bo Ek;\nThe bridge is open;Bo Ek;\n"),
    );
    expect(sample).toMatchObject({ format: "table", hasHead: true, isWhole: true, isRemembered: false, given: null });
    expect(sample.columns).toEqual([
      { name: "Claim", examples: ["The bridge is closed", "The bridge is open"] },
      { name: "Who", examples: ["Ann Lee", "Bo Ek"] },
      { name: "Empty", examples: [] },
    ]);
    expect(sample.choices.roles).toEqual(
      new Map([
        [0, ["text"]],
        [1, ["speaker"]],
      ]),
    );
  });

  it("are asked about anew where somebody says that the first row names none", async () => {
    const file = await upload("Claim;Who\nThe bridge is closed;Ann Lee\nThe bridge is open;Bo Ek\n");
    const { choices } = await sampled(file);
    const anew = await sampled(file, { ...choices, head: false });
    expect(anew.columns.map((one) => one.name)).toEqual(["column 1", "column 2"]);
    expect(anew.choices.of).not.toBe(choices.of);
    expect(anew.rows).toHaveLength(3);
  });

  it("are remembered once somebody has said what they are", async () => {
    const unseen = `Note ${crypto.randomUUID().replace(/[^a-f]/g, "")}`;
    const file = await upload(`Claim;Who;${unseen}\nThe bridge is closed;Ann Lee;\n`);
    const { choices } = await sampled(file);
    const roles = new Map([
      [0, ["text"]],
      [1, ["saidWhere"]],
    ]);
    const sample = await sampled(file, { ...choices, roles });
    expect(sample.given?.columns).toMatchObject({ text: ["Claim"], saidWhere: ["Who"], speaker: null });
    await db.import.update({
      where: { id: file.id },
      data: { state: "done", endedAt: editor.now, shape: sample.shape, mapping: sample.mapping, corrected: true },
    });
    const next = await sampled(await upload(`Claim;Who;${unseen}\nThe bridge is open;Bo Ek;\n`));
    expect(next).toMatchObject({ isRemembered: true, given: null, mapping: { columns: { text: ["Claim"], saidWhere: ["Who"] } } });
  });

  it("of a file that cannot be read are none, and why is said", async () => {
    expect(await sampleOf(db, await upload("PK\u0003\u0004 and so on", "book.xlsx"), here(), readChoices({}))).toMatchObject({
      unreadable: expect.stringContaining("ZIP"),
    });
  });
});

describe("the preview of an upload", () => {
  it("says of each row what would happen to it, in the order of the file, and enters nothing", async () => {
    const [known, fresh, stranger] = [await aParty(editor, some("Ann Lee"), "person"), some("The bridge is closed"), some("Bo Ek")];
    const lines = ["Claim;Who", `${fresh};${known.name}`, `;${stranger}`, `${fresh} again;${stranger}`, `${fresh};${known.name}`, ""];
    const before = [await db.claim.count(), await db.party.count()];
    const rows = await previewed(await upload(lines.join("\n")));
    expect(rows.map(({ line, becomes }) => [line, becomes.became])).toEqual([
      [2, "created"],
      [3, "refused"],
      [4, "created"],
      [5, "alreadyThere"],
    ]);
    expect(rows[0]).toMatchObject({ speaker: { name: known.name }, draft: { content: { text: fresh } } });
    expect(rows[1]?.becomes).toMatchObject({
      problems: [{ line: 3, column: "Claim", message: "There is no text of a claim in this row." }],
    });
    expect(rows[2]).toMatchObject({ speaker: null, draft: { speaker: { name: stranger } } });
    expect([await db.claim.count(), await db.party.count()]).toEqual(before);
  });

  it("shows claims that are here already beside a row that may be one of them, and only there", async () => {
    const text = "The Oresund tunnel flooded twice in February, the operator conceded";
    const draft = await aDraft(editor, { text });
    const rows = await previewed(
      await upload(`Claim\n"In February the Oresund tunnel was flooded twice, its operator conceded"\n${some("Gulls")} nest elsewhere\n`),
    );
    expect(rows[0]?.similar?.[0]).toMatchObject({ number: draft.number, text });
    expect(rows[1]?.similar?.map((one) => one.number)).not.toContain(draft.number);
  });

  it("holds a row against what somebody has said of the columns", async () => {
    const file = await upload(`Claim;Note\nwrong;${some("The bridge is closed")}\n`);
    const { choices } = await sampled(file);
    const [row] = await previewed(file, { ...choices, roles: new Map([[1, ["text"]]]), language: "da" });
    expect(row?.draft?.content).toMatchObject({ text: expect.stringContaining("The bridge is closed"), language: "da" });
  });

  it("tells of dossiers what would come of each", async () => {
    const dossier = {
      parties: [{ id: "p", name: some("Ann Lee"), kind: "person" }],
      affiliations: [],
      claim: { text: some("The bridge is closed"), speaker: "p", saidOn: null, concerns: [] },
      sources: [],
      evidence: [],
      responses: [],
    };
    const broken = { ...dossier, claim: { ...dossier.claim, speaker: "nobody" } };
    const text = JSON.stringify([dossier, broken]);
    const file = await upload(text, "dossiers.json");
    expect(await sampleOf(db, file, here(), readChoices({}))).toEqual({ dossiers: true });
    const shown = await previewOfDossiers(editor, { id: file.id, size: text.length });
    expect(shown).toMatchObject({ total: 2, rows: [{ becomes: "created", text: dossier.claim.text }, { becomes: "refused" }] });
    expect(await db.claim.count({ where: { text: dossier.claim.text } })).toBe(0);
  });

  it("refuses dossiers that are not text as the import would", async () => {
    const bytes = Buffer.from('{"claim": "\u00e9"}', "latin1");
    const { id } = await keepUpload(editor, { name: "dossiers.json" }, Readable.from([bytes]));
    const shown = await previewOfDossiers(editor, { id, size: bytes.length });
    expect(shown).toMatchObject({ total: 1, rows: [{ becomes: "refused", why: ["The file is not text in UTF-8."] }] });
  });
});

it("imports are listed with the newest first, page by page, and none twice", async () => {
  const ids: string[] = [];
  for (let at = 0; at < 3; at++) ids.unshift((await upload(`Claim\n${some("The bridge is closed")}\n`)).id);
  const first = await listImports(db, null, 2);
  const second = await listImports(db, first.next, 2);
  const listed = [...first.rows, ...second.rows].map((one) => one.id);
  expect(new Set(listed).size).toBe(listed.length);
  expect(listed.filter((id) => ids.includes(id))).toEqual(ids);
});
