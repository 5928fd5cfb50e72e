import type { Metadata } from "next";
import { publicPath } from "#lib/reports/about";

export const metadata: Metadata = { title: "Thank you", robots: { index: false, follow: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ThanksPage({ searchParams }: Props) {
  const given = await searchParams;
  const about = publicPath(given.about);
  return (
    <div className="grid justify-items-start gap-4 py-16">
      <h1 className="max-w-[20em] font-serif text-3xl font-medium text-balance">Thank you. Your report has reached the newsroom.</h1>
      <p className="max-w-measure text-soft">
        What happens next: an editor reads it, the oldest reports first. If the page is wrong, the claim is opened again, a reviewer decides
        it anew, and the page then says what was changed and why; until then it stays as it is. So it is told in the{" "}
        <a href="/corrections-policy">corrections policy</a>, and what was changed stands in the list of{" "}
        <a href="/corrections">corrections</a>.
      </p>
      <p className="max-w-measure text-soft">
        {given.address === "left"
          ? "You left an e-mail address, at which the newsroom can answer you. It is never public, and is deleted 90 days after your report has been dealt with."
          : "You left no e-mail address, so nobody can answer you."}
      </p>
      <p>
        <a href={about ?? "/"} className="inline-block min-h-6">
          {about === null ? "To the first page" : "Back to the page"}
        </a>
      </p>
    </div>
  );
}
