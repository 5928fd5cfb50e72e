/** JSON that can stand inside a <script>: nothing in it ends the script, begins another, or ends a line of it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * The objects of a script of JSON-LD, as a page has it. What is nearly JSON (line ends inside of texts, commas too many, comments round it)
 * is read too; nothing, where it is not.
 */
export function objectsInScript(script: string): { [key: string]: unknown }[] {
  // A piece at a time from its ends, since a pattern that begins with spaces is tried anew at each of a million of them.
  const text = script
    .trim()
    .replace(/^(<!--|\/[/*]\s*<!\[CDATA\[(\s*\*\/)?|<!\[CDATA\[)/, "")
    .replace(/(-->|\]\]>(\s*\*\/)?)$/, "")
    .trimEnd()
    .replace(/\/[/*]$/, "")
    .trimEnd()
    .replace(/;$/, "");
  const mended = () => text.replace(/\p{Cc}/gu, " ").replace(/,(\s*[}\]])/g, "$1");
  for (const attempt of [() => text, mended]) {
    try {
      const value: unknown = JSON.parse(attempt());
      return [value].flat().filter((one): one is { [key: string]: unknown } => typeof one === "object" && one !== null);
    } catch {}
  }
  return [];
}
