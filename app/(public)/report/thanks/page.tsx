import type { Metadata } from "next";
import { publicPath } from "#lib/reports/about";

export const metadata: Metadata = { title: "Thank you", robots: { index: false, follow: false } };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ThanksPage({ searchParams }: Props) {
  const about = publicPath((await searchParams).about);
  return (
    <div className="grid justify-items-start gap-4 py-16">
      <h1 className="max-w-[20em] font-serif text-3xl font-medium text-balance">Thank you. Your report has reached the newsroom.</h1>
      <p className="max-w-measure text-soft">
        Somebody will look at it. If the page is wrong, it is put right by a new decision, and says what was changed and why: that is told
        in the <a href="/corrections-policy">corrections policy</a>.
      </p>
      <p>
        <a href={about ?? "/"} className="inline-block min-h-6">
          {about === null ? "To the first page" : "Back to the page"}
        </a>
      </p>
    </div>
  );
}
