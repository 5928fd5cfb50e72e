import { Written } from "#components/pages/written";
import { AsOf, Day } from "#components/ui/time";
import { dayIn } from "#lib/format";
import { PAGE_WORDS, type PageName } from "#lib/pages/schema";
import { SHIPPED_LANGUAGE, SHIPPED_ON } from "#lib/pages/shipped";

type Props = {
  page: { name: PageName; changedAt: string | null };
  html: string;
  timeZone: string;
  language: string; // of the newsroom's own words
};

/** A page that the newsroom has written about itself, or the text that comes with Claimdesk. */
export function WrittenPage({ page: { name, changedAt }, html, timeZone, language }: Props) {
  return (
    <article className="mt-9 md:mt-11">
      <h1 className="font-serif text-4xl font-medium text-balance">{PAGE_WORDS[name].title}</h1>
      <p className="mt-2.5 text-base text-soft">
        {changedAt === null ? (
          <>
            This text comes with Claimdesk, <AsOf date={SHIPPED_ON} />.
          </>
        ) : (
          <>
            Last changed on <Day date={dayIn(changedAt, timeZone)} />.
          </>
        )}
      </p>
      <Written html={html} lang={changedAt === null ? SHIPPED_LANGUAGE : language} />
    </article>
  );
}
