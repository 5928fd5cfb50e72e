import Link from "next/link";
import { StatusLabel } from "#components/claims/status-mark";
import { UnlinkClaim } from "#components/relations/unlink-claim";
import { NumberOfRecord } from "#components/ui/text";
import type { SeenClaim } from "#lib/claims/schema";
import { STATE_WORDS } from "#lib/claims/states";
import type { DeskRelation, DeskRelations } from "#lib/relations/queries";
import { RELATION_WORDS } from "#lib/relations/schema";

type Props = {
  relations: DeskRelations;
  /** Set where what the claim says of others can be taken out. */
  seen?: SeenClaim;
};

/** What the working copy says of other claims, and what theirs say of it; of which readers are told. */
export function RelationList({ relations: { states, stated }, seen }: Props) {
  return (
    <ul className="border-b border-rule">
      {states.map((one) => (
        <Related
          key={`to ${one.number}`}
          words={RELATION_WORDS[one.kind].states}
          other={one}
          note={one.isPublic ? null : "Readers are not told: they do not know that claim."}
        >
          {seen && <UnlinkClaim seen={seen} other={one.number} text={one.text} />}
        </Related>
      ))}
      {stated.map((one) => (
        <Related key={`by ${one.number}`} words={RELATION_WORDS[one.kind].stated} other={one} note={`Said by C-${one.number}, not here.`} />
      ))}
    </ul>
  );
}

type RelatedProps = { words: string; other: DeskRelation; note: string | null; children?: React.ReactNode };

function Related({ words, other, note, children }: RelatedProps) {
  const { number, text, language, state, status, isPublic } = other;
  const said = isPublic && (state === "published" || state === "retracted");
  return (
    <li className="min-w-0 border-t border-rule py-2.5">
      <p className="break-words">
        <span className="text-soft">{words}</span>{" "}
        <Link href={`/desk/claims/${number}`}>
          <NumberOfRecord>C-{number}</NumberOfRecord>:{" "}
          <bdi lang={language} dir="auto" className="font-serif">
            {text}
          </bdi>
        </Link>
      </p>
      <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
        {isPublic && <StatusLabel status={status ?? "retracted"} size="sm" />}
        {!said && <span>{STATE_WORDS[state]}.</span>}
        {note && <span>{note}</span>}
      </p>
      {children}
    </li>
  );
}
