// Schema.org's own types (schema-dts, made from its vocabulary), held against markup by the compiler.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const modules = resolve(import.meta.dirname, "../../node_modules");

type Typed = { type: "ClaimReview" | "NewsMediaOrganization" | "DataFeed"; markup: unknown };

/** What the compiler says of each piece of markup as a constant of its type; nothing of one that is of it. */
export function typeFaults(typed: readonly Typed[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), "claimdesk-types-"));
  try {
    // Each stands on one line, by which the compiler names it.
    const constants = typed.map(({ type, markup }, at) => {
      const value = JSON.stringify(markup).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
      return `export const of${at}: Schema.WithContext<Schema.${type}> = ${value};`;
    });
    writeFileSync(join(folder, "markup.ts"), ['import type * as Schema from "schema-dts";', ...constants].join("\n"));
    const compilerOptions = {
      strict: true,
      noEmit: true,
      module: "esnext",
      moduleResolution: "bundler",
      skipLibCheck: true,
      types: [],
      paths: { "schema-dts": [join(modules, "schema-dts/dist/schema.d.ts")] },
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["markup.ts"] }));
    const { status, stdout, error } = spawnSync(join(modules, ".bin/tsc"), ["--pretty", "false", "-p", folder], { encoding: "utf8" });
    if (error) throw error;
    const said = stdout.split("\n").filter((line) => line.trim() !== "");
    const faults: string[][] = typed.map(() => []);
    for (const line of said) {
      const of = faults[Number(/markup\.ts\((\d+),/.exec(line)?.[1]) - 2];
      if (of) of.push(line);
      else if (!line.startsWith(" ")) throw new Error(line);
    }
    if (status !== 0 && faults.flat().length === 0) throw new Error(`The compiler ended with ${status}.`);
    return faults;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
