import { ErrorSummary, type FormError } from "#components/ui/error-summary";
import { Notice } from "#components/ui/notice";
import { Moment } from "#components/ui/time";
import { didIt } from "#lib/claims/change-words";
import type { Refusal } from "#lib/faults";

/** Everything that a form was refused for, above it; takes the focus at each attempt. */
export function RefusalNotice({
  refusal,
  errors,
  attempt,
  title,
}: {
  refusal: Refusal | null;
  errors: readonly FormError[];
  attempt: number;
  title?: string;
}) {
  if (!refusal) return null;
  if (refusal.code === 401)
    return (
      <Notice tone="warning" live title="Please sign in again">
        Your session has ended; what you typed is still here.{" "}
        <a href="/sign-in?next=%2Fdesk" target="_blank" rel="noreferrer">
          Sign in in a new tab
        </a>
        , come back and send this once more.
      </Notice>
    );
  return (
    <div className="grid gap-2">
      <ErrorSummary key={attempt} errors={errors} title={title} />
      {refusal.changes && refusal.changes.length > 0 && <ChangeList changes={refusal.changes} />}
    </div>
  );
}

/** What others did in the meantime. */
export function ChangeList({ changes }: { changes: NonNullable<Refusal["changes"]> }) {
  return (
    <ul className="text-sm">
      {changes.map((change) => (
        <li key={`${change.at}:${change.what}`} className="border-s-2 border-rule ps-2.5">
          <bdi className="font-semibold">{change.who}</bdi>
          {didIt(change.what)}, <Moment at={change.at} style="short" />
        </li>
      ))}
    </ul>
  );
}
