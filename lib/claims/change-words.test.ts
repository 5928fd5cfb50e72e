import { expect, it } from "vitest";
import { didIt } from "#lib/claims/change-words";

it("says after a name what somebody did in the meantime, and of what it does not know its own word", () => {
  expect(`Tomas${didIt("comment asked for")}`).toBe("Tomas asked for comment");
  expect(`Tomas${didIt("first signature given")}`).toBe("Tomas gave the first signature");
  expect(`Tomas${didIt("verdict of others corrected")}`).toBe("Tomas corrected what others say of it");
  expect(`Tomas${didIt("tie edited")}`).toBe("Tomas: tie edited");
});
