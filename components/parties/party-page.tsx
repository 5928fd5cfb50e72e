import { ClaimList } from "#components/claims/claim-list";
import { SectionHeading } from "#components/layout/page-heading";
import { Bidi } from "#components/ui/text";
import { PARTY_KIND_WORDS, type PartyKind } from "#lib/parties/schema";
import type { ListedClaim } from "#lib/publication/listed";

type Claims = { claims: ListedClaim[]; more: boolean };

/** What a party said, and what was said that concerns it. */
export function PartyPage({ party }: { party: { name: string; slug: string; kind: PartyKind; said: Claims; concerns: Claims } }) {
  return (
    <>
      <p className="mt-9 text-sm text-soft">{PARTY_KIND_WORDS[party.kind]}</p>
      <h1 className="mt-1 max-w-[23em] font-serif text-4xl font-medium text-balance break-words">
        <Bidi>{party.name}</Bidi>
      </h1>
      <Section id="said" title="Said" label="What this party said" claims={party.said} />
      <Section id="concerned" title="Concerned by" label="Claims that concern this party" claims={party.concerns} />
      {(party.said.more || party.concerns.more) && (
        <p className="mt-6">
          <a href={`/claims?party=${encodeURIComponent(party.slug)}`}>All claims by or about this party</a>
        </p>
      )}
    </>
  );
}

function Section({ id, title, label, claims: { claims } }: { id: string; title: string; label: string; claims: Claims }) {
  if (claims.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <SectionHeading id={id}>{title}</SectionHeading>
      <ClaimList claims={claims} label={label} heading="h3" />
    </section>
  );
}
