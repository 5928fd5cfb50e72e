import { expect, it } from "vitest";
import { passagesIn, type Quoted } from "#lib/quotes/passages";

const SAID = "The harbour stays closed until the end of the month";
const quoted = (was: Quoted["was"], exact = SAID): Quoted => ({ exact, prefix: "", suffix: "", was });

it("a passage stands as it was, in other words, or is lost; one that was never found cannot be lost", async () => {
  const other = "Weather: sunny, and a light wind from the west.";
  expect(await passagesIn(`He said: ${SAID}.`, null, [quoted(null)])).toEqual(["exact"]);
  expect(await passagesIn(`He said: ${SAID.replace("stays", "stayed")}.`, null, [quoted("exact")])).toEqual(["approximate"]);
  expect(await passagesIn(other, null, [quoted("exact"), quoted("approximate"), quoted("lost"), quoted(null)])).toEqual([
    "lost",
    "lost",
    "lost",
    null,
  ]);
  expect(await passagesIn(other, `Once: ${SAID}.`, [quoted(null), quoted(null, "Nobody ever wrote this down")])).toEqual(["lost", null]);
  expect(await passagesIn(`${SAID}.`, other, [quoted("lost")])).toEqual(["exact"]);
});
