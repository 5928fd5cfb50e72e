import { expect, it } from "vitest";
import { outcomeInWords, updatedStay } from "#lib/imports/outcome-words";

it("says in one line what would become of some rows, and nothing of what becomes of none", () => {
  const rows = [...Array<"created">(46).fill("created"), ...Array<"refused">(4).fill("refused")];
  expect(outcomeInWords(rows)).toBe("Of these 50: 46 would be created, 4 refused.");
  expect(outcomeInWords(["alreadyThere"])).toBe("Of these 1: 1 here already.");
  expect(outcomeInWords(["refused", "refused"])).toBe("Of these 2: 2 would be refused.");
  expect(outcomeInWords(["alreadyThere", "updated", "created", "alreadyThere"])).toBe(
    "Of these 4: 1 would be created, 1 updated, 2 here already.",
  );
});

it("one claim that an undo leaves as it was updated is spoken of as one, and several as several", () => {
  expect(updatedStay(1)).toBe("1 claim of earlier imports, which this one had updated, stays as it made it.");
  expect(updatedStay(1_200)).toBe("1,200 claims of earlier imports, which this one had updated, stay as it made them.");
});
