import { z } from "zod";
import { id, revision } from "#lib/schema";

/** What a captured page may say of itself that the record does not say of the source. */
export const SUGGESTED = ["title", "author", "publishedOn", "publisherId", "language", "address"] as const;
export type SuggestedField = (typeof SUGGESTED)[number];

export const SUGGESTED_WORDS: Record<SuggestedField, string> = {
  title: "Title",
  author: "Author",
  publishedOn: "Published on",
  publisherId: "Publisher",
  language: "Language",
  address: "Address of the page",
};

const seenSource = z.strictObject({ id, revision });

export const captureInput = z.strictObject({ sourceId: id });
export const acceptInput = z.strictObject({
  seen: seenSource,
  captureId: id,
  fields: z.array(z.enum(SUGGESTED)).min(1, { error: "Choose what to take over." }).max(SUGGESTED.length),
});
