import { PageLink } from "#components/claims/claims-page";
import { EmptyState } from "#components/ui/notice";
import { Bidi } from "#components/ui/text";
import { plural } from "#lib/format";

type SubjectIndexProps = {
  title: string;
  about: string;
  /** `/parties`, `/topics`. */
  path: string;
  page: {
    items: { slug: string; name: string; claims: number; detail?: string }[];
    previous: string | null;
    next: string | null;
  };
  /** Not at its beginning. */
  placed: boolean;
};

/** Everything of a kind that public claims are about, by name, each with how many claims. */
export function SubjectIndex({ title, about, path, page: { items, previous, next }, placed }: SubjectIndexProps) {
  return (
    <>
      <h1 className="mt-8 font-serif text-3xl font-semibold md:mt-11">{title}</h1>
      <p className="mt-2 mb-6 max-w-measure text-soft">{about}</p>
      {items.length > 0 ? (
        <ul className="border-b border-rule md:columns-2 md:gap-x-16">
          {items.map(({ slug, name, claims, detail }) => (
            <li key={slug} className="flex break-inside-avoid items-baseline justify-between gap-4 border-t border-rule py-2">
              <span className="min-w-0">
                <a href={`${path}/${encodeURIComponent(slug)}`}>
                  <Bidi>{name}</Bidi>
                </a>
                {detail && <span className="text-sm text-soft"> {detail}</span>}
              </span>
              <span className="tabular shrink-0 text-base text-soft">{plural("claim", claims)}</span>
            </li>
          ))}
        </ul>
      ) : placed ? (
        <EmptyState title="This part of the list is empty.">There is nothing beyond this place any more.</EmptyState>
      ) : (
        <EmptyState title="Nothing has been published yet.">
          What the first claim is about appears here as soon as a reviewer has decided it.
        </EmptyState>
      )}
      {(previous || next || placed) && (
        <nav aria-label="Pages of the list" className="flex flex-wrap gap-2 py-5 text-sm">
          <PageLink href={previous || placed ? path : null}>First</PageLink>
          <PageLink href={previous && `${path}?before=${encodeURIComponent(previous)}`} rel="prev">
            Previous
          </PageLink>
          <PageLink href={next && `${path}?after=${encodeURIComponent(next)}`} rel="next">
            Next
          </PageLink>
          <PageLink href={next || items.length === 0 ? `${path}?last=1` : null}>Last</PageLink>
        </nav>
      )}
    </>
  );
}
