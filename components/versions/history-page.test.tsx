import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { HistoryPage } from "#components/versions/history-page";
import { correctionOf } from "#lib/publication/corrections";
import { untoldOf } from "#lib/publication/pieces";
import type { Snapshot } from "#lib/publication/snapshot";
import { historyOf } from "#lib/versions/history";
import type { ListedVersion, ToldVersions } from "#lib/versions/queries";
import { aSnapshot, versionsWith } from "#prisma/factories/snapshots";

const first = aSnapshot();

/** What the history says of a second version. */
function read(changes: Partial<Snapshot>, kind = "recheck"): string {
  const said = aSnapshot({ version: 2, reopened: { kind, reason: "We looked again." }, ...changes });
  const second = { ...said, correction: correctionOf(first, said, []) };
  const claim = versionsWith(first, second);
  const told = (snapshot: Snapshot) => ({ ...(claim.versions[snapshot.version - 1] as ListedVersion), snapshot });
  const history: ToldVersions = { ...claim, versions: [told(first), told(second)], untold: untoldOf([], second) };
  return renderToStaticMarkup(<HistoryPage claim={history} entries={historyOf(history)} timeZone="UTC" />)
    .replaceAll("&#x27;", "'")
    .replace(/<[^>]*>/g, "\n");
}

it("the history says that a version says the same only where nothing at all is different", () => {
  const same = "It says the same as version 1, word for word.";
  expect(read({})).toContain(same);
  for (const changes of [{ rationale: "Seen again." }, { asOf: "2025-12-27" }, { evidence: [...first.evidence, ...first.evidence] }]) {
    const page = read(changes);
    expect(page).not.toContain(same);
    expect(page).toContain("It corrects nothing that had been said.");
    expect(page).toContain("What is different from version 1");
  }
  const corrected = read({ rationale: "He was misheard." }, "correction");
  expect(corrected).not.toMatch(/corrects nothing|word for word/);
  expect(corrected).toContain("2 versions, of which 1 correction.");
});
