import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { MARK_COLOURS, MARK_PATHS, markIcon } from "#lib/claims/mark";

const read = (path: string) => readFileSync(resolve(import.meta.dirname, "../..", path), "utf8");

describe("the mark", () => {
  it("has the colours of the page wherever it is drawn", () => {
    const styles = read("app/globals.css");
    for (const [mark, { light, dark }] of Object.entries(MARK_COLOURS))
      expect(styles).toContain(`--${mark === "retracted" ? "soft" : mark}: light-dark(${light}, ${dark});`);
  });

  it("has its shapes in the favicon of the site too", () => {
    const icon = read("app/icon.svg");
    expect(icon).toContain(MARK_PATHS.unilateral[1]?.d);
    expect(icon).toContain(`color:${MARK_COLOURS.unilateral.light}`);
  });

  it("is the favicon of a claim’s page, in the light and in the dark", () => {
    const svg = decodeURIComponent(markIcon("disputed").replace("data:image/svg+xml,", ""));
    for (const { d } of MARK_PATHS.disputed) expect(svg).toContain(d);
    expect(svg).toContain(`color="#a3243b"><style>@media(prefers-color-scheme:dark){svg{color:#f08a9b}}</style>`);
  });
});
