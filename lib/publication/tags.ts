/** The tags by which cached pages are known. Each names what a page depends on. */
export const EVERY_PAGE = "public";
export const CLAIM_LISTS = "claims";
export const NEWSROOM = "newsroom";
export const claimTag = (number: number) => `claim:${number}`;
export const partyTag = (slug: string) => `party:${slug}`;
export const topicTag = (slug: string) => `topic:${slug}`;
export const sourceTag = (id: string) => `source:${id}`;
export const CORRECTIONS = "corrections";
