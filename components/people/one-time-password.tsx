import { CopyText } from "#components/ui/copy-text";
import { Notice } from "#components/ui/notice";

/** A password that is shown once. It can be read out, and copied. */
export function OneTimePassword({ email, password }: { email: string; password: string }) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-1.5">
        <p className="text-soft">
          For <bdi className="font-semibold break-all text-ink">{email}</bdi>
        </p>
        <CopyText text={password} />
      </div>
      <Notice tone="warning" title="This password is not shown again.">
        Hand it over in person or by telephone. It is good for signing in once: the first thing to do then is to choose another.
      </Notice>
    </div>
  );
}
