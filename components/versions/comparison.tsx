import { StatusLabel } from "#components/claims/status-mark";
import { WasIs } from "#components/versions/correction";
import { WordDiff } from "#components/versions/word-diff";
import { formatDate } from "#lib/format";
import { type Comparison, type Difference, isSame, noPieces } from "#lib/versions/comparison";

/** What one version says differently from another: status, words, and what they rest on. */
export function Compared({ comparison, whole }: { comparison: Comparison; whole?: boolean }) {
  const { status, texts, facts, evidence, answers, verdicts, relations } = comparison;
  if (isSame(comparison)) return <p className="text-soft">The two say the same, word for word, on the same evidence.</p>;
  return (
    <dl className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {status && (
        <Entry name="Status">
          <p className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
            <StatusLabel status={status.was ?? "retracted"} size="sm" word={`Was: ${status.wasWords}`} className="whitespace-normal" />
            <span aria-hidden="true" className="text-soft">
              →
            </span>
            <StatusLabel
              status={status.is ?? "retracted"}
              size="sm"
              word={`Is: ${status.isWords}`}
              className="font-semibold whitespace-normal"
            />
          </p>
        </Entry>
      )}
      {texts.map(({ name, was, is, lang }) => (
        <Entry key={name} name={name}>
          {was === "" ? <Joined text={is} /> : <WordDiff was={was} is={is} lang={lang} whole={whole} />}
        </Entry>
      ))}
      {facts.map((fact) => (
        <Entry key={fact.name} name={fact.name}>
          <Fact {...fact} />
        </Entry>
      ))}
      {!noPieces(evidence) && <Pieces name="Evidence" pieces={evidence} />}
      {!noPieces(answers) && <Pieces name="Requests and answers" pieces={answers} />}
      {!noPieces(verdicts) && <Pieces name="What others have said" pieces={verdicts} />}
      {!noPieces(relations) && <Pieces name="Related claims" pieces={relations} />}
    </dl>
  );
}

function Entry({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm font-semibold">{name}</dt>
      <dd className="m-0 mt-0.5">{children}</dd>
    </div>
  );
}

/** Days are kept as they are sorted. */
function Fact({ was, is }: Difference) {
  return <WasIs was={formatDate(was)} is={formatDate(is)} />;
}

function Joined({ text }: { text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-line">
      <ins className="is">
        <span className="sr-only"> [added: </span>
        {text}
        <span className="sr-only">] </span>
      </ins>
    </p>
  );
}

function Pieces({ name, pieces: { joined, gone, altered } }: { name: string; pieces: Comparison["evidence"] }) {
  return (
    <Entry name={name}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-s-2 border-rule ps-3 break-words">
        {joined.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison does not change
          <li key={index}>
            <span className="text-soft">Joined: </span>
            <ins className="is">
              <bdi>{words}</bdi>
            </ins>
          </li>
        ))}
        {gone.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison does not change
          <li key={index}>
            <span className="text-soft">No longer there: </span>
            <del className="was">
              <bdi>{words}</bdi>
            </del>
          </li>
        ))}
        {altered.map(({ was, is }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a comparison does not change
          <li key={index}>
            <span className="text-soft">Altered: </span>
            <WordDiff was={was} is={is} />
          </li>
        ))}
      </ul>
    </Entry>
  );
}
