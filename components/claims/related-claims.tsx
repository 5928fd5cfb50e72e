import { StatusLabel } from "#components/claims/status-mark";
import { SectionHeading } from "#components/layout/page-heading";
import { Notice } from "#components/ui/notice";
import { NumberOfRecord } from "#components/ui/text";
import { plural } from "#lib/format";
import { claimPath } from "#lib/publication/listed";
import type { ToldRelation, ToldRelations } from "#lib/relations/queries";
import { RELATION_WORDS } from "#lib/relations/schema";

/** What a claim is to others, and what others are to it, in plain words. */
export function RelatedClaims({ relations: { states, stated, more } }: { relations: ToldRelations }) {
  if (states.length + stated.length === 0) return null;
  return (
    <section aria-labelledby="related">
      <SectionHeading id="related">Related claims</SectionHeading>
      <ul className="border-b border-rule">
        {states.map((one) => (
          <Related key={`to ${one.number}`} words={RELATION_WORDS[one.kind].states} other={one} />
        ))}
        {stated.map((one) => (
          <Related key={`by ${one.number}`} words={RELATION_WORDS[one.kind].stated} other={one} />
        ))}
        {more > 0 && <li className="border-t border-rule py-3 text-soft">And {plural("claim", more)} more.</li>}
      </ul>
    </section>
  );
}

/** Over a claim whose figure another updates. */
export function Superseded({ relations: { stated } }: { relations: ToldRelations }) {
  const newer = stated.filter(({ kind }) => kind === "supersedes");
  if (newer.length === 0) return null;
  return (
    <Notice tone="warning" word="Superseded" title="There is a newer figure." className="mb-6 max-w-[44em]">
      <ul>
        {newer.map((one) => (
          <li key={one.number} className="break-words">
            {RELATION_WORDS.supersedes.stated} <Other other={one} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Related({ words, other }: { words: string; other: ToldRelation }) {
  return (
    <li className="border-t border-rule py-3 break-words">
      <span className="text-soft">{words}</span> <Other other={other} />
      {other.status !== undefined && (
        <span className="mt-1 block text-base">
          <StatusLabel status={other.status ?? "retracted"} size="sm" />
        </span>
      )}
    </li>
  );
}

function Other({ other }: { other: ToldRelation }) {
  return (
    <a href={claimPath(other)}>
      <NumberOfRecord>C-{other.number}</NumberOfRecord>:{" "}
      <bdi lang={other.language} dir="auto" className="font-serif">
        {other.text}
      </bdi>
    </a>
  );
}
