import { CORRECTION_WORDS, type Correction, PART_WORDS } from "#lib/publication/corrections";

type Props = {
  correction: Correction | null;
  /** Whose change is told here, too. */
  changedSources: readonly string[];
  complete: boolean;
};

/** What a reviewer signs beside the status: the correction that readers will be told of. */
export function ToldReaders({ correction, changedSources, complete }: Props) {
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
          <dl className="grid grid-cols-[minmax(0,1fr)] gap-2 text-sm">
            {correction.changes.map(({ part, was, is }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several may be of one part
              <div key={index} className="min-w-0">
                <dt className="font-semibold">{PART_WORDS[part]}</dt>
                <dd className="m-0 break-words">
                  <span className="text-soft">Was: </span>
                  <bdi>{was || "nothing"}</bdi>
                </dd>
                <dd className="m-0 break-words">
                  <span className="text-soft">Is: </span>
                  <bdi>{is || "no longer there"}</bdi>
                </dd>
              </div>
            ))}
          </dl>
          {changedSources.map((title) => (
            <p key={title} className="text-sm break-words">
              The source “<bdi>{title}</bdi>” was changed, perhaps for another claim that is linked to it: that part is no change of this
              claim.
            </p>
          ))}
          {correction.why && (
            <p className="text-sm break-words">
              <span className="text-soft">Why: </span>
              <bdi>{correction.why}</bdi>
            </p>
          )}
        </>
      )}
    </section>
  );
}
