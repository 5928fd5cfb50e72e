"use client";

import { PlainPage } from "#components/layout/page-heading";
import { Button, ButtonLink } from "#components/ui/button";

/** Says nothing of what went wrong inside: that is in the log, under the digest. */
export default function ErrorPage({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <PlainPage
      title="This page could not be shown."
      actions={
        <>
          <Button onClick={() => retry()}>Try again</Button>
          <ButtonLink kind="alternative" href="/">
            To the first page
          </ButtonLink>
        </>
      }
    >
      <p>Nothing that was saved is lost. Try again in a moment.</p>
      {error.digest && <p className="mt-2 text-sm">If it goes on, give the desk this number: {error.digest}</p>}
    </PlainPage>
  );
}
