import { z } from "zod";
import { requiredText } from "#lib/schema";

export const PAGE_NAMES = ["methodology", "corrections_policy", "about"] as const;
/** The pages that a newsroom writes about itself. */
export type PageName = (typeof PAGE_NAMES)[number];

export const PAGE_WORDS: Record<PageName, { title: string; address: string; tells: string }> = {
  methodology: { title: "Methodology", address: "methodology", tells: "how claims are chosen, checked and decided" },
  corrections_policy: { title: "Corrections policy", address: "corrections-policy", tells: "how mistakes are put right and shown" },
  about: { title: "About", address: "about", tells: "who the newsroom is, who pays for it and whom to ask" },
};

/** The page at an address of ours, without its slash; null: there is none. */
export function pageAt(address: string): PageName | null {
  return PAGE_NAMES.find((name) => PAGE_WORDS[name].address === address) ?? null;
}

export const MOST_LETTERS = 50_000;

/** What reading Markdown costs grows with the square of a paragraph. */
const MOST_IN_PARAGRAPH = 10_000;

const body = requiredText("The text", MOST_LETTERS).refine(
  (text) => text.split(/\n[ \t]*\n/).every((paragraph) => paragraph.length <= MOST_IN_PARAGRAPH),
  { error: "A paragraph has at most 10,000 characters; leave an empty line where the next one begins." },
);

export const pageInput = z.strictObject({
  name: z.enum(PAGE_NAMES, { error: "There is no such page." }),
  /** 0: what was changed is the text that comes with Claimdesk. */
  revision: z.int({ error: "The form is out of date; please open the page again." }).min(0).max(2_147_483_647),
  body,
});
export type PageInput = z.output<typeof pageInput>;

export const previewInput = z.strictObject({ body });
