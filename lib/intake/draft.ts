import { createHash } from "node:crypto";
import { LIMITS, shortened } from "#lib/schema";
import { addressKey } from "#lib/sources/address";

type Sent = { url: string; title: string | null; text: string | null; claim: string | null };

/** What a draft says until an editor has written it: the claim that was given, else the passage, else the title of the page, else its address. */
export function claimTextOf({ url, title, text, claim }: Sent): string {
  return shortened(claim ?? text ?? title ?? url, LIMITS.claim);
}

/** A page that gives no title is called by its address, until its captured copy says better. */
export function titleOf({ address, title }: { address: string; title: string | null }): string {
  return title ?? shortened(address, LIMITS.title);
}

/** The same page, however its address is written, with the same passage; where there is none, with the same claim. */
export function digestOfSent({ url, text, claim }: Sent): string {
  const said = (text ?? claim ?? "").trim();
  return createHash("sha256")
    .update(JSON.stringify([addressKey(url), text === null ? "claim" : "passage", said]))
    .digest("hex");
}
