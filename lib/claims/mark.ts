import { STATUS_WORDS, type Status } from "#lib/claims/states";

/** What the mark tells: the status, or that the claim was retracted. */
export type Mark = Status | "retracted";

export const MARK_WORDS: Record<Mark, string> = { ...STATUS_WORDS, retracted: "Retracted" };

/** The colours of globals.css, for what is drawn without it. */
export const MARK_COLOURS: Record<Mark, { light: string; dark: string }> = {
  confirmed: { light: "#0b6b57", dark: "#5cc8ae" },
  unilateral: { light: "#8a5a00", dark: "#e3b04b" },
  disputed: { light: "#a3243b", dark: "#f08a9b" },
  unreviewed: { light: "#5b6270", dark: "#a7aebb" },
  retracted: { light: "#5b6270", dark: "#a7aebb" },
};

/** Filled, or a line of that width, perhaps broken. */
export type MarkPath = { d: string; line?: { width: number; dashes?: readonly [number, number] } };

const ring = (width: number, dashes?: readonly [number, number]): MarkPath => ({
  d: "M18 10a8 8 0 1 1-16 0a8 8 0 1 1 16 0z",
  line: { width, dashes },
});

/** The shapes on a 20 × 20 field. Page, favicon, embed and share image draw these. */
export const MARK_PATHS: Record<Mark, readonly MarkPath[]> = {
  confirmed: [{ d: "M19 10a9 9 0 1 1-18 0a9 9 0 1 1 18 0z" }],
  unilateral: [ring(2), { d: "M10 2a8 8 0 0 0 0 16z" }],
  disputed: [{ d: "M8.4 1a8.2 8.2 0 0 0 0 16z" }, { d: "M11.6 3a8.2 8.2 0 0 1 0 16z" }],
  unreviewed: [ring(2.2, [2.2, 2.827])],
  retracted: [ring(2), { d: "M1 10h18", line: { width: 2.4 } }],
};

/** The mark as a picture of its own, in the colour that is set where it stands. */
export function markSvg(mark: Mark, attributes = ""): string {
  const paths = MARK_PATHS[mark].map(({ d, line }) =>
    line
      ? `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${line.width}"${line.dashes ? ` stroke-dasharray="${line.dashes.join(" ")}"` : ""}/>`
      : `<path d="${d}" fill="currentColor"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"${attributes}>${paths.join("")}</svg>`;
}

/** The favicon of a claim's page: its mark, in the light and in the dark. */
export function markIcon(mark: Mark): string {
  const { light, dark } = MARK_COLOURS[mark];
  const svg = markSvg(mark, ` color="${light}"`).replace(">", `><style>@media(prefers-color-scheme:dark){svg{color:${dark}}}</style>`);
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
