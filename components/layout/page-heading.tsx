import type { ReactNode } from "react";
import { cx } from "#components/ui/cx";

/** The top of a desk page: where it is, its name, and what can be done here. */
export function PageHeading({
  title,
  crumb,
  actions,
  children,
}: {
  title: ReactNode;
  crumb?: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="mb-4 grid grid-cols-[minmax(0,1fr)] gap-2">
      {crumb && <p className="text-sm break-words text-soft">{crumb}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="me-auto min-w-0 font-serif text-2xl font-semibold">{title}</h1>
        {actions}
      </div>
      {children && <div className="max-w-measure break-words text-soft">{children}</div>}
    </div>
  );
}

/** A claim as a headline. A long one is set smaller, so that it still reads as one. */
export function Headline({
  text,
  lang,
  as: Tag = "h1",
  size = "page",
}: {
  text: string;
  lang?: string | null;
  as?: "h1" | "h2" | "p";
  size?: "page" | "desk";
}) {
  const long = text.length > 160;
  return (
    <Tag
      lang={lang || undefined}
      dir="auto"
      className={cx(
        "max-w-[23em] font-serif font-medium text-balance hyphens-auto",
        size === "page" ? (long ? "text-3xl text-pretty" : "text-4xl") : long ? "text-xl text-pretty" : "text-3xl max-sm:text-2xl",
      )}
    >
      {text}
    </Tag>
  );
}

export function SectionHeading({
  children,
  aside,
  id,
  size = "page",
}: {
  children: ReactNode;
  aside?: ReactNode;
  id?: string;
  size?: "page" | "desk";
}) {
  return (
    <h2 id={id} className={cx("font-serif font-semibold", size === "page" ? "mt-11 mb-2.5 text-xl" : "mt-7 mb-2 text-lg")}>
      {children}
      {aside && <span className="font-normal text-soft"> {aside}</span>}
    </h2>
  );
}

/** A box with a strong upper edge: the decision, a form beside what it is about. */
export function Panel({ title, children, sticky }: { title?: ReactNode; children: ReactNode; sticky?: boolean }) {
  return (
    <section
      className={cx(
        "rounded-b-lg border border-t-2 border-rule border-t-ink bg-paper px-4.5 pt-4 pb-4.5",
        sticky && "self-start lg:sticky lg:top-5",
      )}
    >
      {title && <h2 className="mb-1 font-serif text-lg font-semibold">{title}</h2>}
      {children}
    </section>
  );
}

/** Facts of record beside a page: a term and what it is. */
export function Facts({ items }: { items: readonly { term: string; is: ReactNode }[] }) {
  return (
    <dl className="tabular grid content-start self-start grid-cols-[auto_minmax(0,1fr)] gap-x-3.5 gap-y-1.5 border-t-2 border-ink pt-3.5 text-base print:grid-cols-[auto_minmax(0,1fr)_auto_minmax(0,1fr)] print:[&_dd]:text-start">
      {items.map(({ term, is }) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="m-0 text-end break-words">{is}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A page that has one sentence to say, and what to do next. It brings its own <main>, so it stands outside the shells. */
export function PlainPage({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid min-h-[70dvh] max-w-page content-center justify-items-start gap-4 px-4.5 py-16 sm:px-6">
      <h1 className="max-w-[20em] font-serif text-3xl font-medium text-balance">{title}</h1>
      <div className="max-w-measure text-soft">{children}</div>
      {actions && <div className="mt-2 flex flex-wrap gap-2.5">{actions}</div>}
    </main>
  );
}
