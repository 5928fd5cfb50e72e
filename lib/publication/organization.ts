import type { NewsroomForReaders } from "#lib/publication/queries";

/** The newsroom as schema.org knows it, with the pages on which it says how it works. */
export type Organization = {
  "@type": "Organization" | "NewsMediaOrganization";
  name: string;
  url: string;
  logo?: string;
  publishingPrinciples: string;
  correctionsPolicy: string;
  verificationFactCheckingPolicy?: string;
};

type Newsroom = Pick<NewsroomForReaders, "name" | "logo">;

/** As whoever reads fact-checks wants an author: an Organization and none of its kinds. */
export function organization({ name, logo }: Newsroom, site: string): Organization {
  return {
    "@type": "Organization",
    name,
    url: `${site}/`,
    ...(logo && { logo: `${site}${logo}` }),
    publishingPrinciples: `${site}/methodology`,
    correctionsPolicy: `${site}/corrections-policy`,
  };
}

export function newsMediaOrganization(newsroom: Newsroom, site: string): Organization & { "@context": "https://schema.org" } {
  return {
    "@context": "https://schema.org",
    ...organization(newsroom, site),
    "@type": "NewsMediaOrganization",
    verificationFactCheckingPolicy: `${site}/methodology`,
  };
}
