import { z } from "zod";
import { givenMapping } from "#lib/imports/columns";
import { id } from "#lib/schema";

/** What the last step of an import sends: only what a person says of the columns, or null. */
export const startInput = z.strictObject({
  id,
  mapping: givenMapping.nullable(),
  as: z.enum(["draft", "published"], { error: "Say as what the claims come in." }),
});
