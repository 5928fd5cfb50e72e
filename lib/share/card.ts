import type { Metadata } from "next";
import { MARK_WORDS, markIcon } from "#lib/claims/mark";
import { claimPath, partyOf } from "#lib/publication/listed";
import type { NewsroomForReaders } from "#lib/publication/queries";
import type { Snapshot } from "#lib/publication/snapshot";
import { standingLine } from "#lib/publication/standing";
import { oneLine } from "#lib/publication/words";
import { oembedAddress, shareImagePath } from "#lib/share/address";

type Newsroom = Pick<NewsroomForReaders, "name" | "address" | "language" | "revision">;

const site = ({ name, language }: Newsroom) => ({ siteName: name, locale: language.replaceAll("-", "_") });

/** What a link to any public page looks like where it is shared; its title and description are those of the page. */
export function pageCard(newsroom: Newsroom, path?: string): Metadata {
  return { openGraph: { type: "website", ...site(newsroom), ...(path && { url: path }) }, twitter: { card: "summary" } };
}

/** What the head of a claim's page says of it: to search engines, to sites where it is shared, and to those that embed it. */
export function claimHead(snapshot: Snapshot, newsroom: Newsroom): Metadata {
  const word = MARK_WORDS[snapshot.status ?? "retracted"];
  const line = standingLine(snapshot);
  const description = oneLine(`${word}: ${line}. ${snapshot.retraction?.reason ?? snapshot.rationale ?? ""}`, 200);
  const path = claimPath(snapshot);
  const text = oneLine(snapshot.claim.text, 200);
  const title = `${word}: ${oneLine(snapshot.claim.text, 100)}`;
  const speaker = partyOf(snapshot, snapshot.claim.speaker)?.name ?? "unknown speaker";
  const image = {
    url: shareImagePath(snapshot, newsroom),
    width: 1200,
    height: 630,
    type: "image/png",
    alt: oneLine(`${word}: ${line}. “${text}” (${speaker})`, 400),
  };
  return {
    title,
    description,
    icons: { icon: markIcon(snapshot.status ?? "retracted") },
    alternates: {
      canonical: path,
      types: { "application/json+oembed": [{ url: oembedAddress(snapshot, newsroom.address), title: text }] },
    },
    openGraph: {
      type: "article",
      title,
      description,
      url: path,
      ...site(newsroom),
      images: [image],
      publishedTime: snapshot.publishedAt,
      modifiedTime: snapshot.updatedAt,
    },
    twitter: { card: "summary_large_image" },
  };
}
