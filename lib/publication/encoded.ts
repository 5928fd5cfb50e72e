import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { weakTag } from "#lib/http";
import type { Answer } from "#lib/publication/answers";

/** What the API says, before it is bytes; `next` is the address at which a list goes on. */
export type Said = { json: string; next?: string | null };

/** An answer that fits into one packet is not made faster by making it smaller. */
const LEAST_BYTES = 1_400;

const compress = promisify(gzip);

export function encoded({ json, next }: Said): Answer {
  const plain = Buffer.from(json);
  return { plain, zipped: null, etag: weakTag(plain), link: next ? `<${next}>; rel="next"` : null };
}

/** The bytes for somebody who takes them compressed. */
export async function zipped(answer: Answer): Promise<Answer["plain"]> {
  if (answer.plain.length < LEAST_BYTES) return answer.plain;
  answer.zipped ??= await compress(answer.plain);
  // The memory is counted with no more than that.
  if (answer.zipped.length > answer.plain.length) answer.zipped = answer.plain;
  return answer.zipped;
}
