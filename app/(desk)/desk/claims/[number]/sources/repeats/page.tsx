import type { Metadata } from "next";
import { ClaimBeside, linkedItems } from "#components/evidence/beside";
import { basisInWords } from "#components/evidence/evidence-list";
import { type Repeater, RepeatsForm } from "#components/evidence/repeats-form";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { requireClaim } from "#lib/claims/page";
import type { DeskClaim } from "#lib/claims/queries";
import { STANCE_WORDS } from "#lib/evidence/schema";
import { languageChoices } from "#lib/languages";

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Reprints in C-${(await params).number}` };
}

export default async function RepeatsPage({ params }: Props) {
  const { claim, at, whyNot } = await requireClaim((await params).number, "/sources/repeats");
  const refused = whyNot("addEvidence");
  return (
    <>
      <PageHeading title="Reprints of one source" crumb={<ClaimCrumb number={claim.number} />}>
        <p>Wire copy, translations, articles that cite one report: they add links, and no voice.</p>
      </PageHeading>
      <div className="grid gap-x-11 gap-y-6 lg:grid-cols-[minmax(0,46rem)_minmax(0,20rem)]">
        {refused ? (
          <Notice title="Nothing can be linked now" actions={<ButtonLink href={at}>Back to C-{claim.number}</ButtonLink>}>
            {refused}
          </Notice>
        ) : (
          <RepeatsForm
            seen={{ number: claim.number, revision: claim.revision }}
            inReview={claim.state === "in_review"}
            linked={linkedItems(claim)}
            repeaters={claim.evidence.flatMap(repeaterOf)}
            fixed={whyNot("edit")}
            languages={languageChoices(claim.draft.language)}
          />
        )}
        <ClaimBeside claim={claim} />
      </div>
    </>
  );
}

function repeaterOf({ id, source, stance, basis }: DeskClaim["evidence"][number]): Repeater[] {
  if (!source || !basis) return [];
  return [
    {
      evidenceId: id,
      sourceId: source.id,
      title: source.title,
      says: `${STANCE_WORDS[stance].name.toLowerCase()}, ${basisInWords(basis)}`,
    },
  ];
}
