import { z } from "zod";
import { id, LIMITS, optionalAddress, optionalDate, optionalLanguage, optionalLine, requiredLine, revision } from "#lib/schema";

export const SOURCE_KINDS = ["article", "record", "dataset", "post", "broadcast", "interview", "image", "video", "other"] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

export const SOURCE_KIND_WORDS: Record<SourceKind, string> = {
  article: "Article",
  record: "Official record",
  dataset: "Data set",
  post: "Post",
  broadcast: "Broadcast",
  interview: "Interview",
  image: "Photo",
  video: "Video",
  other: "Other",
};

export const sourceInput = z.strictObject({
  kind: z.enum(SOURCE_KINDS, { error: "Say what kind of source it is." }),
  title: requiredLine("The title", LIMITS.title),
  publisherId: id.nullable(),
  author: optionalLine("The author", LIMITS.name),
  publishedOn: optionalDate("Published on"),
  address: optionalAddress("The address"),
  language: optionalLanguage("The language of the source"),
});
export const editSourceInput = z.strictObject({ seen: z.strictObject({ id, revision }), source: sourceInput });
export type SourceInput = z.output<typeof sourceInput>;
