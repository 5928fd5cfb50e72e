import type { Assessment } from "#lib/evidence/assess";
import { countsSentence, unknownSentence } from "#lib/evidence/assess-words";
import type { Dossier } from "#lib/evidence/dossier";
import { type GroupKind, type Picture, pictureOf } from "#lib/evidence/picture";
import type { Drawing, DrawnText, Ink, MarkShape, TextStyle } from "#lib/evidence/picture-drawing";
import { type Line, linesOf, type Part } from "#lib/evidence/picture-list";
import { narrow } from "#lib/evidence/picture-narrow";
import { wide } from "#lib/evidence/picture-wide";
import { GROUP_WORDS } from "#lib/evidence/picture-words";
import { plural } from "#lib/format";

type Props = {
  dossier: Dossier;
  asOf?: string | null;
  /** As they stand in a version, or as the evidence comes to now. */
  counts: Assessment;
  size?: "public" | "desk";
  /** How many sources are kept back from whoever sees this. */
  withheld?: number;
};

/** Links traced through repeats to whose word they rest on, drawn, counted in words and told as a list. */
export function OriginsPicture({ dossier, asOf: day, counts, size = "public", withheld = 0 }: Props) {
  const asOf = day ?? undefined;
  const picture = pictureOf(dossier, asOf);
  const speaks = picture.bands.length > 0;
  if (!speaks && picture.silent.length === 0 && withheld === 0) return <p className="text-soft">Nothing speaks for or against it yet.</p>;
  return (
    <figure className={`origins @container ${size === "public" ? "mt-5" : "mt-1"}`}>
      {speaks && <Counts counts={counts} size={size} />}
      <Drawn drawing={wide(picture, asOf)} className="max-w-[45rem] @max-[38.75rem]:hidden" />
      <Drawn drawing={narrow(picture, asOf)} className="max-w-[24rem] @min-[38.75rem]:hidden" />
      <figcaption className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1.5 text-sm text-soft">
        <span>Whose word it is, traced to the voice at the root.</span>
        <Legend picture={picture} />
        {withheld > 0 && <span>{plural("source", withheld)} withheld.</span>}
        <a href="#origins-list" className="no-print inline-flex min-h-6 items-center">
          As a list
        </a>
      </figcaption>
      <List lines={linesOf(picture, asOf)} />
    </figure>
  );
}

/** "2 links, 1 origin", and what else there is to count. */
function Counts({ counts, size }: { counts: Assessment; size: Props["size"] }) {
  const { contradicting, origins } = counts;
  const unknown = origins > 0 ? unknownSentence(counts, "en") : null;
  return (
    <p className={`mb-3 flex flex-wrap gap-x-5 gap-y-0.5 font-semibold ${size === "public" ? "text-[.9375rem]" : ""}`}>
      <span>{countsSentence(counts, "en")}</span>
      {contradicting > 0 && <span>{`${contradicting} ${contradicting === 1 ? "contradicts" : "contradict"}`}</span>}
      {unknown && <span className="font-normal text-soft">{unknown}</span>}
    </p>
  );
}

const STYLES: Record<TextStyle, string> = { name: "o-name", plain: "", note: "o-note", heading: "o-heading" };
const INKS: Record<Ink, string> = { speaker: "o-speaker", both: "o-both", concerned: "o-concerned", other: "o-other", none: "" };
const INK_OF: Record<MarkShape, Ink> = {
  speaker: "speaker",
  both: "both",
  concerned: "concerned",
  other: "other",
  tied: "other",
  unknown: "none",
  ring: "none",
  silent: "none",
};

/** Silent to assistive technology: the list says the same. */
function Drawn({ drawing, className }: { drawing: Drawing; className: string }) {
  const { width, height, boxes, lines, heads, marks, dots, texts } = drawing;
  if (height <= 2) return null;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
      className={`block h-auto w-full ${className}`}
    >
      {boxes.map((box) => (
        <rect key={box.y} x={box.x} y={box.y} width={box.width} height={box.height} rx="3" className={box.open ? "o-open" : "o-box"} />
      ))}
      {lines.map(({ ink, stroke, d }) => (
        <path key={ink + stroke} d={d} className={`o-line o-${stroke} ${INKS[ink]}`} />
      ))}
      {heads.map(({ ink, d }) => (
        <path key={ink} d={d} className={`o-head ${INKS[ink]}`} />
      ))}
      {dots && <path d={dots} className="o-dots" />}
      {marks.map(({ shape, x, y }) => (
        <g key={`${x} ${y}`} className={INKS[INK_OF[shape]] || undefined}>
          <Mark shape={shape} x={x} y={y} />
        </g>
      ))}
      {texts.map((text) => (
        <Text key={`${text.x} ${text.y}`} {...text} />
      ))}
    </svg>
  );
}

function Text({ x, y, style, ink, text, tail, centred, onLine }: DrawnText) {
  const names = [STYLES[style], INKS[ink], centred && "o-centred", onLine && "o-online"].filter(Boolean).join(" ");
  return (
    <text x={x} y={y} className={names || undefined}>
      {text}
      {tail && (
        <tspan dx="6" className="o-note">
          {tail}
        </tspan>
      )}
    </text>
  );
}

/** A shape for each side, so that black and white tell them apart. */
function Mark({ shape, x, y }: { shape: MarkShape; x: number; y: number }) {
  switch (shape) {
    case "speaker":
      return <circle cx={x} cy={y} r="5.5" className="o-fill" />;
    case "concerned":
      return <rect x={x - 5} y={y - 5} width="10" height="10" className="o-fill" />;
    case "both":
      return <path d={`M${x} ${y - 7}l7 7-7 7-7-7z`} className="o-fill" />;
    case "other":
    case "tied":
      return <circle cx={x} cy={y} r="4.6" className="o-hollow" />;
    case "ring":
      return (
        <g className="o-ring">
          <path d={`M${x - 7} ${y - 2}a7.3 7.3 0 0 1 13-2.4M${x + 7} ${y + 2}a7.3 7.3 0 0 1-13 2.4`} />
          <path d={`M${x + 7.6} ${y - 8}v4.4h-4.4M${x - 7.6} ${y + 8}v-4.4h4.4`} />
        </g>
      );
    case "unknown":
    case "silent":
      return <circle cx={x} cy={y} r="5" className="o-lostmark" />;
  }
}

/** The shapes of the sides that occur. */
function Legend({ picture }: { picture: Picture }) {
  const kinds = new Set(picture.bands.flatMap(({ groups }) => groups.map(({ kind }) => (kind === "tied" ? "other" : kind))));
  return [...kinds].map((kind: GroupKind) => (
    <span key={kind} className="inline-flex items-center gap-1.5">
      <svg viewBox="0 0 18 18" width="16" height="16" aria-hidden="true" focusable="false" className={INKS[INK_OF[kind]] || undefined}>
        <Mark shape={kind} x={9} y={9} />
      </svg>
      {GROUP_WORDS[kind]}
    </span>
  ));
}

/** Read by screen readers; everybody else opens it with "As a list". */
function List({ lines }: { lines: Line[] }) {
  return (
    <ul
      id="origins-list"
      aria-label="Where each link leads"
      className="sr-only max-w-measure list-disc space-y-1.5 text-base break-words target:not-sr-only target:mt-4 target:ps-5 [&_ul]:list-[circle] [&_ul]:ps-5"
    >
      {lines.map(({ parts, each }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: sentences have nothing but their place
        <li key={place}>
          <Sentence parts={parts} />
          {each.length > 0 && (
            <ul>
              {each.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <li key={at}>
                  <Sentence parts={one} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  );
}

function Sentence({ parts }: { parts: Part[] }) {
  return parts.map((part, place) =>
    typeof part === "string" ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have the parts of a sentence
      <bdi key={place} lang={part.language ?? undefined}>
        {part.theirs}
      </bdi>
    ),
  );
}
