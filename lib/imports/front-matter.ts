import { parseDocument } from "yaml";
import { BOUNDS, Unreadable } from "#lib/imports/bounds";
import { type RowRead, rowFrom } from "#lib/imports/rows";

export function hasFrontMatter(text: string): boolean {
  return /^\uFEFF?---[ \t]*\r?\n/.test(text);
}

/** What a page about something, and not a claim, has and a claim has not. */
const SAYS_SOMETHING = ["claim", "statement", "quote", "text", "negative", "summary", "verdict", "rating", "claimReviewed"];

/**
 * A page of Markdown with front matter is one row: its fields, its text as `body`, and as `file.folder` the folder that it lies in, which
 * often names whoever spoke.
 * @throws Unreadable with its line and column if the front matter is not YAML
 */
export function frontMatterRow(text: string, name: string): RowRead {
  const lines = text.replace(/^\uFEFF/u, "").split(/\r?\n/);
  if (!hasFrontMatter(text)) throw new Unreadable("This page of Markdown has no front matter: there are no fields to read.", { line: 1 });
  const end = lines.findIndex((line, at) => at > 0 && /^---[ \t]*$/.test(line));
  if (end < 0) throw new Unreadable("The front matter of this page does not end.", { line: 1 });
  const front = lines.slice(1, end).join("\n");
  if (front.length > BOUNDS.row) throw new Unreadable("The front matter of this page is too long.", { line: 1 });
  const value = yamlIn(front);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Unreadable("The front matter of this page has no fields.", { line: 1 });
  const fields = value as { [key: string]: unknown };
  const parts = name.split("/");
  const file = parts.at(-1) ?? "";
  if (/^_?index\.md$/i.test(file) && !SAYS_SOMETHING.some((key) => fields[key]))
    return { refused: "This page says what something is, and holds no claim.", place: { line: 1, column: null, path: null } };
  const body = lines
    .slice(end + 1)
    .join("\n")
    .trim();
  const folder = /^_?index\.md$/i.test(file) ? null : (parts.at(-2) ?? null);
  return rowFrom({ ...fields, ...(body && { body }), ...(folder && { "file.folder": folder }) }, 1, "");
}

const NOT_YAML = "The front matter of this page is not YAML.";

function yamlIn(front: string): unknown {
  try {
    const document = parseDocument(front, { schema: "core" });
    const [fault] = document.errors;
    if (!fault) return document.toJS({ maxAliasCount: 20 });
    const at = fault.linePos?.[0];
    throw new Unreadable(NOT_YAML, { line: (at?.line ?? 1) + 1, column: at ? String(at.col) : null });
  } catch (fault) {
    // What is nested too deeply, or names itself too often, is none that anybody has written.
    throw fault instanceof Unreadable ? fault : new Unreadable(NOT_YAML, { line: 1 });
  }
}
