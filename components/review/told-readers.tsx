import { CorrectionTold } from "#components/versions/correction";
import { WordDiffKey } from "#components/versions/word-diff";
import { CORRECTION_WORDS, type Correction } from "#lib/publication/corrections";

type Props = {
  correction: Correction | null;
  /** Whose change is told here, too. */
  changedSources: readonly string[];
  complete: boolean;
  /** In which the claim is written. */
  lang: string;
};

/** What a reviewer signs beside the status: the correction as readers will be told of it. */
export function ToldReaders({ correction, changedSources, complete, lang }: Props) {
  return (
    <section
      aria-label="What readers will be told"
      className="grid grid-cols-[minmax(0,1fr)] gap-2 border-s-4 border-accent bg-raise px-3.5 py-3"
    >
      {correction === null ? (
        <p>
          <span className="font-semibold">Readers will be told of no correction</span>
          {complete ? ": nothing that was said before is corrected." : " of words or evidence. Choose a status to see whether that is one."}
        </p>
      ) : (
        <>
          <p>
            <span className="font-semibold">Readers will be told: {CORRECTION_WORDS[correction.kind].name}</span>{" "}
            <span className="text-soft">– {CORRECTION_WORDS[correction.kind].means}</span>
          </p>
          <div className="text-sm">
            <CorrectionTold correction={correction} lang={lang} />
          </div>
          <WordDiffKey />
          {changedSources.map((title) => (
            <p key={title} className="text-sm break-words">
              The source “<bdi>{title}</bdi>” was changed, perhaps for another claim that is linked to it: that part is no change of this
              claim.
            </p>
          ))}
        </>
      )}
    </section>
  );
}
