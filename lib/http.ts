import { hash } from "node:crypto";

// What a request says of the answer that it wants, read as RFC 9110 has it, and what it sends.

/** A star is of those codings that are not named. */
export function acceptsGzip(header: string | null | undefined): boolean {
  const asked = [...(header ?? "").matchAll(/(?<=^|[\s,])(gzip|\*)\s*(?:;\s*q=(\d(?:\.\d*)?)\s*)?(?=,|$)/gi)];
  const [, , quality = "1"] = asked.find(([, coding]) => coding !== "*") ?? asked[0] ?? [null, null, "0"];
  return Number(quality) > 0;
}

/** Whether who asks has the answer of this tag already (If-None-Match; weak comparison). */
export function hasAlready(header: string | null | undefined, tag: string): boolean {
  if (!header) return false;
  const bare = tag.replace(/^W\//, "");
  return header
    .split(",")
    .map((one) => one.trim())
    .some((one) => one === "*" || one.replace(/^W\//, "") === bare);
}

/** The tag of a content; weak, since it is the same for the content compressed. */
export function weakTag(content: string | Uint8Array): string {
  return `W/"${hash("sha256", content, "base64url").slice(0, 27)}"`;
}

/** What a request sends, if it is no more than so many bytes; else null. */
export async function bodyWithin(request: Request, most: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length")) > most) return null;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
