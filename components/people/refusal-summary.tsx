import { ErrorSummary, type FormError } from "#components/ui/error-summary";
import { Notice } from "#components/ui/notice";
import type { Refusal } from "#lib/faults";

/** Why something was not done: what is wrong field by field, or the one reason. */
export function RefusalSummary({ refusal, ids = {}, title }: { refusal: Refusal | null; ids?: Record<string, string>; title?: string }) {
  if (refusal === null) return null;
  if (refusal.code === 401)
    return (
      <Notice tone="danger" live title="You are no longer signed in.">
        <a href="/sign-in" target="_blank" rel="noreferrer">
          Sign in again in a new tab
        </a>
        , then send this once more. What you typed stays here.
      </Notice>
    );
  const problems: FormError[] = (refusal.problems ?? []).map(({ path, message }) =>
    ids[path] ? { message, id: ids[path] } : path ? { message, name: path } : { message },
  );
  return <ErrorSummary errors={problems.length > 0 ? problems : [{ message: refusal.sentence }]} {...(title ? { title } : {})} />;
}
