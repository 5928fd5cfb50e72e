import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { OpenReports } from "#components/reports/open-reports";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

it("a claim that is written from right to left is cut at its end, not at its beginning", () => {
  const text = "أعلنت الوزارة أن الجسر الكبير مغلق أمام الشاحنات منذ يوم الثلاثاء";
  const version = null;
  const claim = { number: 1001, text, language: "ar", status: "disputed", version, since: null };
  const row = { id: "1", at: "2026-01-06T10:00:00.000Z", about: "/claims/1001", text: "Wrong.", contact: null, claim: claim as never };
  const page = renderToStaticMarkup(<OpenReports rows={[row]} timeZone="UTC" site="https://claims.example" />);
  expect(new RegExp(`<a [^>]*>${text}</a>`).exec(page)?.[0]).toMatch(/lang="ar" dir="auto"/);
});
