import { withoutControls } from "#lib/bidi";
import { verdictWords } from "#lib/claims/states";
import { reasonSentence } from "#lib/evidence/assess-words";
import { capital } from "#lib/format";
import type { PartyKind } from "#lib/parties/schema";
import type { MadeCorrection } from "#lib/publication/corrections";
import { CORRECTION_WORDS, type Correction, changeInWords } from "#lib/publication/corrections";
import { claimPath, partyOf } from "#lib/publication/listed";
import { type Organization, organization } from "#lib/publication/organization";
import type { NewsroomForReaders } from "#lib/publication/queries";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { linkable, withheldWords } from "#lib/publication/words";

type CreativeWork = { "@type": "CreativeWork"; name: string; url?: string; datePublished?: string; inLanguage?: string };

export type ClaimReview = {
  "@context": "https://schema.org";
  "@type": "ClaimReview";
  url: string;
  claimReviewed: string;
  /** In words only: a number would say more than a newsroom can, of a claim that nobody has confirmed or that is disputed. */
  reviewRating: { "@type": "Rating"; alternateName: string };
  reviewBody: string;
  inLanguage: string | string[];
  datePublished: string;
  dateModified: string;
  author: Organization;
  publisher: Organization;
  itemReviewed: {
    "@type": "Claim";
    author?: { "@type": "Person" | "Organization"; name: string; url: string };
    datePublished?: string;
    inLanguage: string;
    appearance?: CreativeWork[];
    firstAppearance?: CreativeWork;
  };
  correction?: { "@type": "CorrectionComment"; text: string; datePublished: string }[];
};

type Published = { snapshot: Snapshot; corrections: readonly MadeCorrection[] };

/** The language of what the pages themselves say. */
const PAGES_IN = "en";

/**
 * What the page of a claim shows, as schema.org's ClaimReview; docs/decisions/0017.
 * @returns null where there is no review: nobody has reviewed the claim, or the newsroom no longer stands behind what it said of it
 */
export function claimReview({ snapshot, corrections }: Published, newsroom: NewsroomForReaders, site: string): ClaimReview | null {
  const { status, balance, claim, publishedAt, updatedAt } = snapshot;
  if (status === null || status === "unreviewed") return null;
  const { language } = claim;
  const by = organization(newsroom, site);
  return {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    url: `${site}${claimPath(snapshot)}`,
    claimReviewed: claim.text,
    reviewRating: { "@type": "Rating", alternateName: capital(verdictWords({ status, balance })) },
    reviewBody: reviewBody(snapshot),
    inLanguage: /^en(-|$)/i.test(language) ? language : [PAGES_IN, language],
    datePublished: publishedAt,
    dateModified: updatedAt,
    author: by,
    publisher: by,
    itemReviewed: { "@type": "Claim", ...saidBy(snapshot, site), inLanguage: language, ...appearances(snapshot) },
    ...(corrections.length > 0 && {
      correction: corrections.map(({ at, correction }) => ({
        "@type": "CorrectionComment",
        text: correctionText(correction),
        datePublished: at,
      })),
    }),
  };
}

/** Each paragraph as it stands on the page. */
function reviewBody(snapshot: Snapshot): string {
  const { assessment, rationale, reasonAgainst, withheld } = snapshot;
  const reasons = assessment?.reasons.map((reason) => reasonSentence(reason, "en")) ?? [];
  const told = [withoutControls(standingLine(snapshot)), reasonAgainst, ...reasons, withheldWords(withheld), rationale];
  return told.filter(Boolean).join("\n\n");
}

const ONE_PERSON: readonly PartyKind[] = ["person", "unnamed"];

function saidBy(snapshot: Snapshot, site: string): Pick<ClaimReview["itemReviewed"], "author" | "datePublished"> {
  const { claim } = snapshot;
  const speaker = partyOf(snapshot, claim.speaker);
  return {
    ...(speaker && {
      author: {
        "@type": ONE_PERSON.includes(speaker.kind) ? "Person" : "Organization",
        name: speaker.name,
        url: `${site}/parties/${speaker.slug}`,
      },
    }),
    ...(claim.saidOn && { datePublished: claim.saidOn }),
  };
}

/** The sources that say that it is so, and which of them said it first: only where one is known to have. */
function appearances(snapshot: Snapshot): Pick<ClaimReview["itemReviewed"], "appearance" | "firstAppearance"> {
  const asserting = snapshot.evidence.filter((one) => one.stance === "asserts");
  const sourcesOf = (evidence: Snapshot["evidence"]) => {
    const ids = new Set(evidence.map((one) => one.source));
    return snapshot.sources.filter((source) => ids.has(source.id));
  };
  const appearance = sourcesOf(asserting).map(creativeWork);
  const dated = sourcesOf(asserting.filter((one) => one.basis.kind !== "derived"))
    .filter((source) => source.publishedOn !== null)
    .sort((a, b) => ((a.publishedOn ?? "") < (b.publishedOn ?? "") ? -1 : 1));
  const [first, second] = dated;
  return {
    ...(appearance.length > 0 && { appearance }),
    ...(first && first.publishedOn !== second?.publishedOn && { firstAppearance: creativeWork(first) }),
  };
}

function creativeWork({ title, address, publishedOn, language }: Snapshot["sources"][number]): CreativeWork {
  const url = linkable(address);
  return {
    "@type": "CreativeWork",
    name: title,
    ...(url && { url }),
    ...(publishedOn && { datePublished: publishedOn }),
    ...(language && { inLanguage: language }),
  };
}

function correctionText({ kind, why, changes }: Correction): string {
  const told = changes.map(changeInWords).flatMap(({ part, was, is }) => [was && `${part}, was: ${was}`, is && `${part}, is: ${is}`]);
  return [CORRECTION_WORDS[kind].name, why, ...told].filter(Boolean).join("\n");
}
