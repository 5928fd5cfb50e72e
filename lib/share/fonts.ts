import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GlobalFonts } from "@napi-rs/canvas";

/** The typefaces of the site, and for scripts that they lack those of Noto: files from npm, so that every machine draws the same. */
const OURS = {
  serif: [["@fontsource-variable/newsreader", "opsz"]],
  sans: [["@fontsource-variable/public-sans", "wght"]],
} as const;
export type Face = keyof typeof OURS;

const NOTO = [
  "serif",
  "naskh-arabic",
  "serif-hebrew",
  "serif-georgian",
  "sans-armenian",
  "sans-devanagari",
  "sans-bengali",
  "sans-tamil",
  "sans-thai",
];
/** Han characters look different in each of these. */
const HAN = { zh: "sans-sc", ja: "sans-jp", ko: "sans-kr" };

type File = { family: string; path: string; holds: (letter: number) => boolean };

const filesOf = new Map<string, File[]>();

/** A package has a file for each part of what it can write; the name of each becomes a family of its own. */
function files(name: string, axis: string): File[] {
  const known = filesOf.get(name);
  if (known) return known;
  const folder = join(process.cwd(), "node_modules", name);
  const parts = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
  const id = name.slice(name.indexOf("/") + 1);
  // The letters that most texts are in come first.
  const order = (part: string) => ["latin", "latin-ext"].indexOf(part) >>> 0;
  const sorted = Object.entries(parts).sort(([one], [other]) => order(one) - order(other));
  const found = sorted.map(([part, ranges]) => {
    const file = `${id}-${part.replace(/[[\]]/g, "")}-${axis}-normal`;
    return { family: file, path: join(folder, "files", `${file}.woff2`), holds: within(ranges) };
  });
  filesOf.set(name, found);
  return found;
}

function within(ranges: string): (letter: number) => boolean {
  const pairs = ranges.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return (letter) => pairs.some(([from, to]) => from <= letter && letter <= to);
}

const registered = new Set<string>();

/** The families with which a text is set, for `ctx.font`: only the files that it needs are read, once in this process. */
export function familiesFor(text: string, face: Face, language: string): string {
  const [[name, axis]] = OURS[face];
  const own = language.slice(0, 2).toLowerCase();
  const han = Object.entries(HAN).sort(([one], [other]) => Number(other === own) - Number(one === own));
  const noto = [...NOTO, ...han.map(([, script]) => script)];
  let missing = [...new Set(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ""))].map((letter) => letter.codePointAt(0) ?? 0);
  const needed: string[] = [];
  const take = (from: File[], always: boolean) => {
    for (const { family, path, holds } of from) {
      const left = missing.filter((letter) => !holds(letter));
      if (left.length === missing.length && !(always && needed.length === 0)) continue;
      missing = left;
      if (!registered.has(family)) {
        if (GlobalFonts.registerFromPath(path, family) === null) throw new Error(`The font ${path} could not be read.`);
        registered.add(family);
      }
      needed.push(family);
    }
  };
  take(files(name, axis), true);
  for (const script of noto) {
    if (missing.length === 0) break;
    take(files(`@fontsource-variable/noto-${script}`, "wght"), false);
  }
  return needed.map((family) => `"${family}"`).join(", ");
}
