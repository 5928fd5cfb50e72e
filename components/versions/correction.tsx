import { Unbroken } from "#components/ui/text";
import { WordDiff } from "#components/versions/word-diff";
import { formatDate } from "#lib/format";
import { type Change, CORRECTION_WORDS, type Correction, PART_WORDS, type Part, REVIEWERS_WORDS } from "#lib/publication/corrections";
import { isSameInWords } from "#lib/versions/word-diff";

/** What was, what is, and why. */
export function CorrectionTold({ correction: { why, changes: all }, lang }: { correction: Correction; lang: string }) {
  // What a reviewer wrote with another comma is no news, unless it is all that there is.
  const told = all.filter(({ part, was, is }) => !REVIEWERS_WORDS.includes(part) || !isSameInWords(was, is));
  const changes = told.length > 0 ? told : all;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {changes.length > 0 && (
        <dl className="grid grid-cols-[minmax(0,1fr)] gap-3">
          {changes.map((change, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a correction does not change
            <div key={index}>
              <dt className="text-sm font-semibold">{PART_WORDS[change.part]}</dt>
              <dd className="m-0 mt-0.5">
                <ChangeTold change={change} lang={lang} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {why && <Why why={why} />}
    </div>
  );
}

export function Why({ why }: { why: string }) {
  return (
    <p className="break-words">
      <span className="font-semibold">Why: </span>
      <bdi className="whitespace-pre-line">{why}</bdi>
    </p>
  );
}

const READ_AS_TEXT: readonly Part[] = ["text", "quote", "rationale", "reasonAgainst"];

function ChangeTold({ change: { part, was, is }, lang }: { change: Change; lang: string }) {
  if (READ_AS_TEXT.includes(part))
    return <WordDiff was={was} is={is} lang={part === "quote" ? null : lang} inWords={REVIEWERS_WORDS.includes(part)} />;
  if (part === "evidence" || part === "answer")
    return is === "" ? (
      <p className="break-words">
        <del className="was">
          <bdi>{was}</bdi>
        </del>{" "}
        <span className="text-soft">– no longer there</span>
      </p>
    ) : (
      <WordDiff was={was} is={is} />
    );
  return <WasIs was={part === "saidOn" ? formatDate(was) : was} is={part === "saidOn" ? formatDate(is) : is} />;
}

/** "Was: unilateral. Is: confirmed." */
export function WasIs({ was, is }: { was: string; is: string }) {
  return (
    <p className="break-words">
      <span className="text-soft">Was: </span>
      <bdi>
        <Unbroken>{was || "nothing"}</Unbroken>
      </bdi>
      <span className="text-soft"> · Is: </span>
      <bdi className="font-semibold">
        <Unbroken>{is || "nothing"}</Unbroken>
      </bdi>
    </p>
  );
}

/** "Clarification: what was said was right and could be misread" */
export function KindMeans({ kind }: { kind: Correction["kind"] }) {
  const { name, means } = CORRECTION_WORDS[kind];
  return (
    <>
      <span className="font-semibold">{name}</span> <span className="text-soft">– {means}</span>
    </>
  );
}
