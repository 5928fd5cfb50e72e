import { Bidi, Unbroken } from "#components/ui/text";
import { withNamesIsolated } from "#lib/bidi";
import { REOPEN_WORDS, type ReopenKind, verdictWords } from "#lib/claims/states";
import { changeSentence, reasonSentence } from "#lib/evidence/assess-words";
import { capital } from "#lib/format";
import type { Snapshot } from "#lib/publication/snapshot";
import { basisOfStatus } from "#lib/publication/standing";
import { BALANCE_SENTENCES, signedBy, withheldWords } from "#lib/publication/words";

/** Why a claim has its status: the judgement where there is one, and what the evidence shows. */
export function WhyStatus({ snapshot }: { snapshot: Snapshot }) {
  const { balance, assessment } = snapshot;
  const basis = basisOfStatus(snapshot);
  return (
    <div className="prose text-lg break-words">
      {basis === "judgement" && <Judgement snapshot={snapshot} />}
      {basis === "withheld" && assessment && (
        <p className="font-semibold">
          {withheldWords(snapshot.withheld)}. This status also rests on it: what is shown here alone suggests {verdictWords(assessment)}.
        </p>
      )}
      {balance && basis !== "evidence" && <p className="font-semibold">{BALANCE_SENTENCES[balance]}</p>}
      {assessment && <Reasons assessment={assessment} shown={basis === "judgement" || basis === "withheld"} />}
    </div>
  );
}

/** The reviewer's own words, and why there is another version; of a correction the top of the page and its record tell that. */
export function Rationale({ snapshot: { rationale, reopened, correction, claim } }: { snapshot: Snapshot }) {
  return (
    <div className="prose mt-6 text-lg break-words">
      {rationale && <p className="text-base font-semibold">In the reviewer’s words</p>}
      {rationale ? (
        <Paragraphs text={rationale} lang={claim.language} />
      ) : (
        <p>This claim was taken over from elsewhere, and nobody here has decided on it yet.</p>
      )}
      {reopened && correction === null && (
        <p className="text-base text-soft">
          {whyAgain(reopened)}: <Bidi className="whitespace-pre-line">{reopened.reason}</Bidi>
        </p>
      )}
    </div>
  );
}

function whyAgain({ kind }: { kind: string }): string {
  if (kind === "correction" || kind === "clarification") return "Looked at again";
  return `${REOPEN_WORDS[kind as ReopenKind] ?? "Update"} in this version`;
}

function Judgement({ snapshot }: { snapshot: Snapshot }) {
  const { status, suggested, reasonAgainst, signatures, claim, restsOnWithheld, withheld } = snapshot;
  return (
    <>
      <p className="font-semibold">
        This status {status ? "is" : "was"} an editor’s judgement
        {suggested && `: the evidence alone ${status ? "suggests" : "suggested"} ${verdictWords(suggested)}`}.
        {signatures > 1 && ` ${capital(signedBy(signatures))} signed it.`}
      </p>
      {reasonAgainst && <Paragraphs text={reasonAgainst} lang={claim.language} />}
      {restsOnWithheld && <p>{withheldWords(withheld)}: what is shown here alone comes to less than all that was judged.</p>}
    </>
  );
}

/** How many of the reasons are read as one paragraph; the others explain them. */
const LEADING = 3;

function Reasons({ assessment, shown }: { assessment: NonNullable<Snapshot["assessment"]>; shown: boolean }) {
  const sentences = withNamesIsolated(assessment.reasons).map((reason) => reasonSentence(reason, "en"));
  const others = sentences.slice(LEADING);
  return (
    <>
      <p>
        {shown && <span className="font-semibold">What the evidence shows: </span>}
        <Unbroken>{sentences.slice(0, LEADING).join(" ")}</Unbroken>
      </p>
      {others.length > 0 && (
        <ul className="text-base">
          {others.map((sentence) => (
            <li key={sentence}>
              <Unbroken>{sentence}</Unbroken>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What would move the status, as work to do. */
export function WouldChange({ snapshot, assessment }: { snapshot: Snapshot; assessment: NonNullable<Snapshot["assessment"]> }) {
  const sentences = withNamesIsolated(assessment.wouldChange).map((change) => changeSentence(change, "en"));
  return (
    <>
      {basisOfStatus(snapshot) !== "evidence" && (
        <p className="mb-1.5">What would change what the evidence that is shown here suggests, {verdictWords(assessment)}:</p>
      )}
      <ul className="max-w-measure list-disc space-y-1.5 ps-5 break-words">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

/** Text as it was written: an empty line makes a paragraph, every other line end stays. */
function Paragraphs({ text, lang }: { text: string; lang: string }) {
  return text
    .split(/\n[^\S\n]*\n\s*/u)
    .filter((paragraph) => paragraph.trim() !== "")
    .map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have nothing but their place
      <p key={index} lang={lang} dir="auto" className="whitespace-pre-line">
        {paragraph}
      </p>
    ));
}
