import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inFull } from "#lib/evidence/sample-dossier";

const folder = mkdtempSync(join(tmpdir(), "claimdesk-"));
afterAll(() => rmSync(folder, { recursive: true }));

const story = inFull({
  speaker: "Ada",
  concerns: ["State"],
  parties: { person: ["Ada"], state: ["State"] },
  sources: { interview: ["Ada", "2025-01-01"] },
  evidence: [["interview", "asserts", "word of Ada"]],
  responses: [["State", "confirmed", { askedOn: "2025-01-02", repliedOn: "2025-01-03" }]],
});

function assess(args: string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "assess.ts"), ...args], {
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr, errors: stderr.split("\n").filter((line) => line !== "") };
}

function fileOf(text: string | Uint8Array): string {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, text);
  return file;
}

describe("npm run assess", { timeout: 30_000 }, () => {
  it("prints the answer with its fields in their order, reasons as sentences", () => {
    const { status, stdout } = assess([fileOf(JSON.stringify(story))]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      status: "confirmed",
      balance: null,
      links: 2,
      origins: 2,
      independent: 1,
      contradicting: 0,
      unknown: 0,
      reasons: ["State, whose side the claim concerns, says so too and is not on Ada's side."],
      wouldChange: [],
    });
    expect(Object.keys(JSON.parse(stdout))).toEqual(
      "status balance links origins independent contradicting unknown reasons wouldChange".split(" "),
    );
  });

  it("answers as of a day, and a list in its order, from standard input too, with or without a byte order mark", () => {
    const { stdout } = assess(["--as-of", "2025-01-02", "-"], `\ufeff${JSON.stringify([story, { claim: { text: "x" } }, story])}`);
    expect((JSON.parse(stdout) as { status: string }[]).map(({ status }) => status)).toEqual(["unilateral", "unreviewed", "unilateral"]);
    expect(JSON.parse(assess(["-"], "[]").stdout)).toEqual([]);
  });

  it("prints a long answer to its end", () => {
    const { stdout } = assess(["-"], JSON.stringify(Array.from({ length: 1_000 }, () => story)));
    expect(JSON.parse(stdout)).toHaveLength(1_000);
  });

  it("refuses a bad dossier with every problem on a line, and prints nothing else", () => {
    const bad = {
      ...story,
      evidence: [{ source: "interview", stance: "asserts", basis: { kind: "attributed", party: "nobody" } }],
      more: 1,
    };
    const lines = ["more: Unknown field.", "evidence[0].basis.party: There is no party with this id."];
    expect(assess([fileOf(JSON.stringify(bad))])).toMatchObject({ status: 2, stdout: "", errors: lines });
    expect(assess(["-"], JSON.stringify([story, bad]))).toMatchObject({
      status: 2,
      stdout: "",
      errors: lines.map((line) => `[1].${line}`),
    });
    expect(assess(["-"], "[null]")).toMatchObject({ status: 2, stdout: "", errors: ["[0]: A dossier must be an object."] });
  });

  it.each<[string, string[], string]>([
    ["a file that is not there", [join(tmpdir(), "there-is-no-such.json")], ""],
    ["a folder", [tmpdir()], ""],
    ["text that is not JSON", ["-"], "{"],
    ["nothing", ["-"], ""],
    ["an impossible day", ["-", "--as-of", "2025-02-30"], "[]"],
    ["a day without one", ["-", "--as-of"], "[]"],
    ["two days", ["-", "--as-of", "2025-02-01", "--as-of=2025-02-02"], "[]"],
    ["an unknown option", ["-", "--verbose"], "[]"],
    ["no file", [], ""],
    ["two files", ["-", "-"], "[]"],
  ])("refuses %s with one sentence", (_, args, input) => {
    const { status, stdout, errors } = assess(args, input);
    expect({ status, stdout, lines: errors.length }).toEqual({ status: 2, stdout: "", lines: 1 });
    expect(errors[0]).not.toMatch(/\bat .+:\d+|Error/);
  });

  it("refuses bytes that are not UTF-8", () => {
    expect(assess([fileOf(new Uint8Array([0x22, 0xff, 0x22]))])).toMatchObject({
      status: 2,
      stdout: "",
      errors: [expect.stringMatching(/UTF-8\.$/)],
    });
  });
});
