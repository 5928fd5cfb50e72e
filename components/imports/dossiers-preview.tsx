import { ClaimLink } from "#components/imports/preview-list";
import { Badge } from "#components/ui/chip";
import { formatCount, plural } from "#lib/format";
import type { DossierPreview } from "#lib/imports/preview";

const WORDS = {
  created: { word: "Would be created", tone: "success" },
  updated: { word: "Would be updated", tone: "success" },
  alreadyThere: { word: "There already", tone: "plain" },
  refused: { word: "Would be refused", tone: "danger" },
} as const;

const MOST_REASONS = 8;

/** The first dossiers of a file, and what would happen to each. */
export function DossiersPreview({ preview }: { preview: { rows: DossierPreview[]; total: number } | null }) {
  if (preview === null)
    return (
      <p className="max-w-measure text-soft">
        This file holds dossiers, and is too large to look into here. Each is checked as it comes in, with its parties, sources, evidence
        and answers; what is refused is told with its reason.
      </p>
    );
  const { rows, total } = preview;
  return (
    <>
      <p className="mb-4 max-w-measure text-soft">
        {rows.length < total
          ? `The first ${rows.length} of ${formatCount(total, Number.POSITIVE_INFINITY)} dossiers`
          : plural("dossier", total)}
        , each with its parties, sources, evidence and answers. Nothing was entered yet.
      </p>
      <ol className="max-w-[56rem] border-b border-rule">
        {rows.map(({ index, text, becomes, number, why }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: dossiers are known by their place
          <li key={place} className="grid gap-1.5 border-t border-rule py-3">
            <p className="tabular flex flex-wrap items-baseline gap-x-3 text-sm text-soft">
              {index !== null && <span>Dossier {index + 1}</span>}
              <Badge tone={WORDS[becomes].tone}>{WORDS[becomes].word}</Badge>
              {number !== null && <ClaimLink number={number} />}
            </p>
            {text !== null && (
              <p dir="auto" className="font-serif text-[1.0625rem] leading-snug font-medium wrap-anywhere">
                {text}
              </p>
            )}
            {why.length > 0 && (
              <ul className={becomes === "refused" ? "grid gap-0.5" : "grid gap-0.5 text-sm text-warning"}>
                {why.slice(0, MOST_REASONS).map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
                  <li key={at} className="wrap-anywhere">
                    {one}
                  </li>
                ))}
                {why.length > MOST_REASONS && <li className="text-soft">and {why.length - MOST_REASONS} more</li>}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
