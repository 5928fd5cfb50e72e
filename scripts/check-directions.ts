// Who may import whom: each rule is explained in docs/ARCHITECTURE.md, "Directions".
import "./cli.ts";

import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Module, parseSync } from "@swc/core";
import { finish } from "./cli.ts";
import { say } from "./failure.ts";

type Import = { target: string; typeOnly: boolean };
type File = { path: string; imports: Import[]; module: Module };
type Node = { type?: string; [key: string]: unknown };

const root = resolve(import.meta.dirname, "..");
const isPure = (path: string) =>
  /^lib\/(.+\/)?(states|policy|schema|search-params|roles|assess|assess-words(-\w+)?|alignment|as-of|dossier|origins|reasons|changes|ties|stands|picture(-\w+)?|format|dates|bidi)\.ts$/.test(
    path,
  ) || /^lib\/.+-policy\.ts$/.test(path);
const isServer = (path: string) => /^lib\/(.+\/)?(queries|commands|visibility|actor|db)\.ts$/.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isGenerated = (path: string) => path.startsWith("lib/generated/");
const domainOf = (path: string) => path.match(/^(?:lib|components)\/([^/]+)\//)?.[1];

function target(from: string, source: string): string {
  const alias = source.match(/^#(lib|prisma|components)\/(.+)$/);
  if (alias) return `${alias[1]}/${alias[2]}${alias[1] === "components" ? ".tsx" : ".ts"}`;
  if (!source.startsWith(".")) return source;
  const path = relative(root, join(root, dirname(from), source));
  return [path, `${path}.ts`, `${path}.tsx`].find((name) => /\.\w+$/.test(name) && existsSync(join(root, name))) ?? path;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const child of node) walk(child, visit);
  else if (node && typeof node === "object") {
    visit(node as Node);
    for (const child of Object.values(node)) walk(child, visit);
  }
}

function read(path: string): File {
  const module = parseSync(readFileSync(join(root, path), "utf8"), { syntax: "typescript", tsx: path.endsWith("x"), target: "es2024" });
  const imports: Import[] = [];
  const add = (source: string, typeOnly: boolean) => imports.push({ target: target(path, source), typeOnly });
  for (const item of module.body) {
    if (item.type === "ImportDeclaration") {
      const named = item.specifiers.length > 0 && item.specifiers.every((each) => each.type === "ImportSpecifier" && each.isTypeOnly);
      add(item.source.value, item.typeOnly || named);
    }
    if (item.type === "ExportNamedDeclaration" && item.source) add(item.source.value, Boolean((item as unknown as Node).typeOnly));
    if (item.type === "ExportAllDeclaration") add(item.source.value, false);
  }
  walk(module.body, (node) => {
    const callee = node.callee as Node | undefined;
    const first = (node.arguments as { expression: Node }[] | undefined)?.[0]?.expression;
    if (node.type === "CallExpression" && callee?.type === "Import" && first?.type === "StringLiteral") add(String(first.value), false);
  });
  return { path, imports, module };
}

function isMember(node: Node, object: string, property: string): boolean {
  const [left, right] = [node.object as Node | undefined, node.property as Node | undefined];
  return node.type === "MemberExpression" && left?.type === "Identifier" && left.value === object && right?.value === property;
}

function contains(file: File, test: (node: Node) => boolean): boolean {
  let found = false;
  walk(file.module.body, (node) => {
    found ||= test(node);
  });
  return found;
}

const readsEnvironment = (node: Node) => isMember(node, "process", "env");
const readsClock = (node: Node) =>
  isMember(node, "Date", "now") ||
  isMember(node, "Math", "random") ||
  (node.type === "NewExpression" && (node.callee as Node).value === "Date" && ((node.arguments as unknown[] | null) ?? []).length === 0);

function startsWith(file: File, text: string): boolean {
  const first = file.module.body[0] as unknown as Node | undefined;
  if (first?.type === "ImportDeclaration") return (first.source as Node).value === text;
  return first?.type === "ExpressionStatement" && (first.expression as Node).value === text;
}

function refusals(file: File): string[] {
  const { path, imports } = file;
  const found: string[] = [];
  const values = imports.filter((each) => !each.typeOnly);
  const refuse = (list: Import[], bad: (target: string) => boolean, why: string) => {
    for (const each of list) if (bad(each.target)) found.push(`imports ${each.target}: ${why}`);
  };

  if (isPure(path)) {
    refuse(values, (to) => !isPure(to) && to !== "zod" && to !== "nuqs/server", "a pure file imports only pure files, zod and nuqs/server");
    if (contains(file, readsClock)) found.push("reads the clock or chance: a pure file is given the time");
  }
  if (isServer(path)) {
    if (!startsWith(file, "server-only")) found.push('does not begin with import "server-only"');
    // Who is asking stands in a cookie, and is read from it in this one place.
    const asks = path === "lib/auth/actor.ts";
    refuse(imports, (to) => (to === "next/headers" && !asks) || to === "next/cache", "a script must be able to call it");
  }
  if (/(^|\/)actions\.ts$/.test(path)) {
    if (!startsWith(file, "use server")) found.push('does not begin with "use server"');
    refuse(values, (to) => to === "lib/db.ts", "an action calls a command");
  }
  if (path.startsWith("components/") && !isTest(path)) {
    refuse(values, (to) => to === "lib/db.ts" || /^lib\/.*(queries|commands)\.ts$/.test(to), "a component is given what it shows");
    const bare = /^components\/(ui|data-table)\//.test(path);
    if (bare)
      refuse(imports, (to) => domainOf(to) !== undefined && !/^components\/(ui|data-table)\//.test(to), "ui and data-table know no domain");
  }
  if (!path.startsWith("app/")) refuse(imports, (to) => to.startsWith("app/"), "nobody imports app/");
  if (path.startsWith("lib/audit/") && !isTest(path))
    refuse(imports, (to) => /^lib\/[^/]+\//.test(to) && !to.startsWith("lib/audit/") && !isGenerated(to), "audit is a leaf");
  if (path !== "lib/db.ts")
    refuse(
      values,
      (to) => isGenerated(to) || to === "@prisma/client",
      "only lib/db.ts imports the generated client; types may be imported",
    );
  if (!/^(lib\/auth\/|proxy\.ts|app\/\(auth\)\/|app\/api\/auth\/|components\/auth\/)/.test(path))
    refuse(values, (to) => /^next-auth(\/|$)/.test(to), "next-auth stays behind lib/auth");
  const reader = path === "lib/env.ts" || /^[^/]+\.config\.ts$/.test(path);
  if (!reader && contains(file, (node) => readsEnvironment(node) && !isRuntimeName(file, path)))
    found.push("reads process.env: lib/env.ts is the only reader");
  const body = file.module.body as unknown as Node[];
  if (body.length > 1 && body.every((item) => /^Export(All|Named)Declaration$/.test(String(item.type)) && item.source))
    found.push("only passes on what others export: import it from where it is");
  return found;
}

/** Next replaces process.env.NEXT_RUNTIME in this one file when it builds. */
function isRuntimeName(file: File, path: string): boolean {
  if (path !== "instrumentation.ts") return false;
  let others = false;
  walk(file.module.body, (node) => {
    if (node.type === "MemberExpression" && readsEnvironment((node.object ?? {}) as Node))
      others ||= (node.property as Node).value !== "NEXT_RUNTIME";
  });
  return !others;
}

const paths = globSync(["{app,components,lib,prisma,scripts,e2e}/**/*.{ts,tsx}", "*.ts"], { cwd: root })
  .filter((path) => !isGenerated(path) && !path.endsWith(".d.ts"))
  .sort();
const problems = paths.flatMap((path) => refusals(read(path)).map((problem) => `${path} ${problem}`));
for (const problem of problems) say(problem);
say(problems.length === 0 ? `${paths.length} files keep the directions.` : `${problems.length} directions are broken.`);
await finish(problems.length === 0 ? 0 : 1);
