import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { AsOfBand, VersionBand } from "#components/versions/band";
import type { ListedVersion } from "#lib/versions/queries";
import { aSnapshot, versionsWith } from "#prisma/factories/snapshots";

const of = (version: number, day: number, changes: Parameters<typeof aSnapshot>[0] = {}) =>
  aSnapshot({ version, updatedAt: `2025-12-${day}T11:20:00.000Z`, ...changes });
const corrected = of(2, 27, { correction: { kind: "correction", why: "", changes: [] } });
const retracted = of(3, 28, {
  status: null,
  cause: "retraction",
  retraction: { reason: "A forgery." },
  correction: { kind: "retraction", why: "A forgery.", changes: [] },
});
const claim = versionsWith(of(1, 26), corrected, retracted);
const [first, second, last] = claim.versions as [ListedVersion, ListedVersion, ListedVersion];

const read = (band: ReactNode) => renderToStaticMarkup(band).replace(/<[^>]*>/g, "");
const overVersion = (shown: ListedVersion) => read(<VersionBand claim={claim} shown={shown} timeZone="UTC" />);
const overDay = (shown: ListedVersion, day: string) =>
  read(<AsOfBand claim={claim} shown={shown} timeZone="UTC" day={day} today="2026-01-02" />);

describe("over what was said before a claim was retracted stands that it was, and when", () => {
  it("on an old version, after what was corrected meanwhile", () => {
    expect(overVersion(first)).toMatch(
      /this is not the current version\. Since then: correction, 27 December 2025\. The claim has been retracted since, on 28 December 2025\./,
    );
    expect(overVersion(second)).toMatch(/this is not the current version\. The claim has been retracted since, on 28 December 2025\./);
  });

  it("on the page of a day before", () => {
    expect(overDay(second, "2025-12-27")).toContain("The claim has been retracted since, on 28 December 2025.");
    expect(overDay(first, "2025-12-20")).toContain("The claim has been retracted since, on 28 December 2025.");
  });

  it("and not on the retraction itself, nor where the newsroom stands by the claim", () => {
    expect(overVersion(last)).not.toContain("since");
    expect(overDay(last, "2025-12-29")).not.toContain("since");
    const standing = versionsWith(of(1, 26), corrected);
    expect(read(<VersionBand claim={standing} shown={standing.versions[0]} timeZone="UTC" />)).not.toContain("retracted");
  });
});
