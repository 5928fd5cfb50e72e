import { z } from "zod";
import { claimContent, seenClaim } from "#lib/claims/schema";
import { id, LIMITS, optionalLanguage, optionalLine, optionalText, requiredAddress } from "#lib/schema";

export const LONGEST_NOTE = 2_000;

const address = requiredAddress("The address of the page");
const title = optionalLine("The title of the page", LIMITS.title);
const passage = optionalText("The passage", LIMITS.quote);
const language = optionalLanguage("The language");

/** What a program sends in. */
export const sentInput = z.strictObject({
  url: address,
  title,
  text: passage,
  claim: optionalText("The claim", LIMITS.claim),
  speaker: optionalLine("The speaker", LIMITS.name),
  language,
  note: optionalText("The note", LONGEST_NOTE),
});
export type SentInput = z.output<typeof sentInput>;

const page = z.strictObject({ address, title, language });

/** What can be told of a page as soon as it arrives. */
export const arrivedInput = z.strictObject({ address, title, passage });

/** What an editor drafts from a page. The id is made when the form is drawn, so that a form sent twice makes one draft. */
export const pageDraftInput = z.strictObject({ id, content: claimContent, page, passage });
export type PageDraftInput = z.output<typeof pageDraftInput>;

/** A page that says what a claim of the desk says. */
export const pageOfClaimInput = z.strictObject({ seen: seenClaim, page, passage });
export type PageOfClaimInput = z.output<typeof pageOfClaimInput>;
