import { detect } from "chardet";

const ASCII_ONLY = /^[\0-\x7f]*$/;

/**
 * The text of a page. A byte order mark decides; text that is UTF-8 is read as that, whatever else a site says of it, for no other text
 * looks so by chance; then count what was said with the page, what it says of itself, and what its letters look like.
 */
export function decodeText(bytes: Uint8Array, said: string | null): string {
  const marked = markOf(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const utf8 = decode(bytes, "utf-8");
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString("latin1");
  const itself = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1] ?? null;
  if (utf8 !== null && !ASCII_ONLY.test(utf8)) return utf8;
  for (const label of [said, itself, detect(bytes.subarray(0, 65_536))]) {
    // Letters of two bytes each, among which there is at least one of the plain ones.
    const impossible = label === null || (/utf-?16/i.test(label) && !bytes.includes(0));
    const text = impossible ? null : decode(bytes, label);
    if (text !== null) return text;
  }
  return utf8 ?? new TextDecoder("windows-1252").decode(bytes);
}

function markOf([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return "utf-8";
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/** Null where there is no such charset, or the bytes are not text in it. */
function decode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
