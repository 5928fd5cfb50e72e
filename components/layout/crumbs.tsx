import Link from "next/link";
import { Bidi } from "#components/ui/text";

/** The way back from a page about one claim. */
export function ClaimCrumb({ number }: { number: number }) {
  return (
    <>
      <Link href="/desk/claims">Claims</Link> · <Link href={`/desk/claims/${number}`}>C-{number}</Link>
    </>
  );
}

/** The way back from a page about one party. */
export function PartyCrumb({ at, name }: { at: string; name: string }) {
  return (
    <>
      <Link href="/desk/parties">Parties</Link> ·{" "}
      <Link href={at}>
        <Bidi>{name}</Bidi>
      </Link>
    </>
  );
}

/** The way back from a page about one import. */
export function ImportCrumb({ at, file }: { at?: string; file?: string }) {
  return (
    <>
      <Link href="/desk/import">Import</Link>
      {at && (
        <>
          {" · "}
          <Link href={at}>
            <Bidi>{file}</Bidi>
          </Link>
        </>
      )}
    </>
  );
}
