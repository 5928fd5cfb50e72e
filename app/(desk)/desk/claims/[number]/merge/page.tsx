import type { Metadata } from "next";
import { ClaimCrumb } from "#components/layout/crumbs";
import { PageHeading } from "#components/layout/page-heading";
import { MergeClaims } from "#components/relations/merge-claims";
import { ButtonLink } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import { requireClaim } from "#lib/claims/page";
import { claimForDesk } from "#lib/claims/queries";
import { db } from "#lib/db";
import { claimNumberIn } from "#lib/publication/search-params";
import { mergePreview } from "#lib/relations/merge-preview";
import { mergedOnDesk } from "#lib/relations/queries";

export const metadata: Metadata = { title: "Merge two claims" };

type Props = { params: Promise<{ number: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MergeClaimsPage({ params, searchParams }: Props) {
  const { person, claim, at } = await requireClaim((await params).number, "/merge");
  const { with: typed } = await searchParams;
  const number = typeof typed === "string" ? claimNumberIn(typed) : null;
  const other = number === null || number === claim.number ? null : await claimForDesk(db(), person, number, new Date());
  return (
    <>
      <PageHeading title="Merge two claims" crumb={<ClaimCrumb number={claim.number} />}>
        Where the desk has one claim twice. One of the two numbers stays, and the other leads to it.
      </PageHeading>
      {other ? (
        <MergeClaims
          key={`${claim.revision} ${other.revision}`}
          at={at}
          either={await Promise.all([mergePreview(db(), person, other, claim), mergePreview(db(), person, claim, other)])}
        />
      ) : (
        <Notice
          tone="warning"
          title="Choose another claim"
          actions={
            <ButtonLink kind="alternative" href={`${at}#related`}>
              Back to C-{claim.number}
            </ButtonLink>
          }
        >
          {number === null
            ? "The address does not say which one."
            : number === claim.number
              ? "A claim cannot be merged into itself."
              : await whyNone(number)}
        </Notice>
      )}
    </>
  );
}

async function whyNone(number: number): Promise<string> {
  const into = await mergedOnDesk(db(), number);
  return into === null ? `There is no claim C-${number}.` : `C-${number} has been merged into C-${into} already.`;
}
