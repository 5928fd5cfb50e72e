import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import chardet from "chardet";
import { BOUNDS, Unreadable } from "#lib/imports/bounds";

/** The text of a file, and in which encoding it is; a later piece may show that it is another than the first looked like. */
export type FileText = { encoding: string; packed: boolean; damaged: boolean; pieces: AsyncIterable<string> };

const SAMPLE = 65_536;

/** What a file is that is not text, by its first bytes. */
const NOT_TEXT: [string, string][] = [
  ["504b0304", "This is a ZIP archive, as .xlsx, .docx and .ods are: unpack it, or save the sheet as CSV, and bring in what is in it."],
  ["504b0506", "This is an empty ZIP archive."],
  ["d0cf11e0", "This is an old Office file: save the sheet as CSV and bring that in."],
  ["25504446", "This is a PDF: copy its table into a sheet, save that as CSV and bring it in."],
  ["28b52ffd", "This is a packed file (zstd): unpack it, or pack it with gzip."],
  ["425a68", "This is a packed file (bzip2): unpack it, or pack it with gzip."],
  ["fd377a585a", "This is a packed file (xz): unpack it, or pack it with gzip."],
  ["377abcaf271c", "This is an archive (7z): unpack it and bring in what is in it."],
  ["52617221", "This is an archive (RAR): unpack it and bring in what is in it."],
  ["fffe0000", "This is text in UTF-32: save it in UTF-8."],
  ["0000feff", "This is text in UTF-32: save it in UTF-8."],
];

/**
 * Reads bytes as text, whatever they are written in: UTF-8, UTF-16 with a mark or without, or what they most look like.
 * @throws Unreadable if it is not text; from `pieces` too, where a packed file is damaged or too large
 */
export async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<FileText> {
  let all = await peeked(bytes);
  const packed = hex(all.first).startsWith("1f8b");
  if (packed) all = await peeked(unpacked(all.bytes));
  const first = hex(all.first);
  const isNot = NOT_TEXT.find(([begin]) => first.startsWith(begin));
  if (isNot) throw new Unreadable(isNot[1]);
  if (packed && first.startsWith("1f8b")) throw new Unreadable("This is packed twice: unpack it once.");
  const encoding = encodingOf(all.first);
  if (encoding === null) throw new Unreadable("This is not a text file.");
  const text: FileText = { encoding, packed, damaged: false, pieces: [] as unknown as AsyncIterable<string> };
  text.pieces = decoded(all.bytes, text);
  return text;
}

type Peeked = { first: Uint8Array; bytes: AsyncIterable<Uint8Array> };

/** The beginning, and the whole of it again. */
async function peeked(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const rest = bytes[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let size = 0;
  while (size < SAMPLE) {
    const { value, done } = await rest.next();
    if (done) break;
    held.push(value);
    size += value.length;
  }
  async function* again() {
    try {
      while (held.length > 0) yield held.shift() as Uint8Array;
      for (;;) {
        const { value, done } = await rest.next();
        if (done) return;
        yield value;
      }
    } finally {
      await rest.return?.();
    }
  }
  return { first: Buffer.concat(held).subarray(0, SAMPLE), bytes: again() };
}

async function* unpacked(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packedSize = 0;
  const source = Readable.from(counted());
  async function* counted() {
    for await (const piece of bytes) {
      packedSize += piece.length;
      yield piece;
    }
  }
  const gunzip = createGunzip();
  source.on("error", (fault) => gunzip.destroy(fault));
  let size = 0;
  try {
    for await (const piece of source.pipe(gunzip) as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size > BOUNDS.ratioFrom && size > packedSize * BOUNDS.ratio)
        throw new Unreadable(`Unpacked this is more than ${BOUNDS.ratio} times as large: that is nothing that people have written.`);
      if (size > BOUNDS.unpacked)
        throw new Unreadable(`Unpacked this is more than ${(BOUNDS.unpacked / 1_000_000).toLocaleString("en")} MB: divide it.`);
      yield piece;
    }
  } catch (fault) {
    throw fault instanceof Unreadable ? fault : new Unreadable("This packed file is damaged or not whole.");
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 8)).toString("hex");
}

/** null: this is not text. */
function encodingOf(first: Uint8Array): string | null {
  if (first[0] === 0xff && first[1] === 0xfe) return "utf-16le";
  if (first[0] === 0xfe && first[1] === 0xff) return "utf-16be";
  const wide = utf16Without(first);
  if (wide) return wide;
  let odd = 0;
  for (const byte of first) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd++;
  if (odd > first.length / 20) return null;
  return isUtf8(first) ? "utf-8" : guessed(first);
}

/** Of UTF-16 without a mark every second byte of Latin text is zero. */
function utf16Without(first: Uint8Array): "utf-16le" | "utf-16be" | null {
  const pairs = Math.floor(first.length / 2);
  if (pairs < 2) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < pairs * 2; at += 2) {
    if (first[at] === 0) even++;
    if (first[at + 1] === 0) odd++;
  }
  if (odd > pairs * 0.3 && even < pairs * 0.02) return "utf-16le";
  return even > pairs * 0.3 && odd < pairs * 0.02 ? "utf-16be" : null;
}

/** Also where a byte here and there is not: those of another encoding would nearly all be wrong. */
function isUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes, { stream: true });
  const others = text.match(/[^\0-\x7f]/gu) ?? [];
  return others.filter((letter) => letter === "\ufffd").length * 10 <= others.length;
}

/** What bytes that are not UTF-8 most look like, by a name that the platform knows. */
function guessed(bytes: Uint8Array): string {
  const name = chardet.detect(bytes)?.toLowerCase() ?? "";
  // Whoever writes Latin-1 means Windows-1252, which holds it and has its dashes and quotation marks.
  if (name === "" || /^(utf-|ascii|iso-8859-(1|15)$)/.test(name)) return "windows-1252";
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return "windows-1252";
  }
}

async function* decoded(bytes: AsyncIterable<Uint8Array>, text: FileText): AsyncGenerator<string> {
  let decoder = new TextDecoder(text.encoding, { fatal: text.encoding === "utf-8" });
  let isPlain = true; // nothing but ASCII until now
  for await (const piece of bytes) {
    let part: string;
    try {
      part = decoder.decode(piece, { stream: true });
    } catch {
      if (isPlain) text.encoding = guessed(piece);
      else text.damaged = true;
      decoder = new TextDecoder(text.encoding);
      part = decoder.decode(piece, { stream: true });
    }
    if (isPlain && text.encoding === "utf-8") isPlain = part.length === piece.length;
    if (part !== "") yield part;
  }
  try {
    const last = decoder.decode();
    if (last !== "") yield last;
  } catch {
    text.damaged = true;
    yield "\ufffd";
  }
}
