import { createHash } from "node:crypto";

/** The tags by which cached pages are known. Each names what a page depends on. */
export const EVERY_PAGE = "public";
export const CLAIM_LISTS = "claims";
export const NEWSROOM = "newsroom";
export const claimTag = (number: number) => `claim:${number}`;
export const partyTag = (slug: string) => `party:${slug}`;
/** A topic's slug may be in any script, and a tag stands in a header of limited length. */
export const topicTag = (slug: string) =>
  `topic:${/^[a-z0-9-]{1,200}$/.test(slug) ? slug : createHash("sha256").update(slug).digest("hex")}`;
export const sourceTag = (id: string) => `source:${id}`;
export const pageTag = (name: string) => `page:${name}`;
export const CORRECTIONS = "corrections";
