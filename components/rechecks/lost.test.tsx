import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { LostList } from "#components/rechecks/lost";
import type { Lost } from "#lib/rechecks/lost-pages";

const lost: Lost = {
  evidence: "e1",
  source: { id: "s1", title: "ميناء مغلق", language: "ar" },
  what: "passage",
  since: "2026-05-05T23:30:00.000Z",
  said: "The harbour stays closed",
  language: "en",
  before: { id: "c1", at: "2026-03-03T09:00:00.000Z" },
  after: { id: "c2", at: "2026-05-05T23:30:00.000Z" },
};
const markup = (one: Lost) => renderToStaticMarkup(<LostList lost={[one]} number={1001} timeZone="Europe/Madrid" />);
const read = (one: Lost) => markup(one).replace(/<[^>]*>/g, "");

it("whoever looks again is told what is lost since when, and led to the copy in which it stood and to the one in which it does not", () => {
  expect(read(lost)).toContain("The quoted passage is gone from ميناء مغلق, since 6 May 2026");
  expect(read(lost)).toContain("The harbour stays closed");
  expect(markup(lost)).toContain('href="/desk/sources/s1?claim=1001"');
  expect(markup(lost)).toContain('href="/desk/sources/s1/captures/c1"');
  expect(markup(lost)).toContain('href="/desk/sources/s1/captures/c2"');
});

it("of a page that is gone they are told why, and there is no copy of it as it is now", () => {
  const gone: Lost = { ...lost, what: "page", said: "The site says that the page is not there.", language: null, after: null };
  expect(read(gone)).toContain("The page is gone: ميناء مغلق, since 6 May 2026: The site says that the page is not there.");
  expect(markup(gone)).toContain("/captures/c1");
  expect(read(gone)).not.toContain("As it is now");
});
