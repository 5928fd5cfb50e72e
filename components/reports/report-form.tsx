import { buttonClass } from "#components/ui/button";
import { ErrorSummary } from "#components/ui/error-summary";
import { Bidi, NumberOfRecord } from "#components/ui/text";
import { TextArea, TextInput } from "#components/ui/text-input";
import type { Refusal } from "#lib/faults";
import { codePoints, LIMITS, withPlainLineEnds } from "#lib/schema";

type Props = {
  /** The page that it is about, as a path; null: the site. */
  about: string | null;
  version: string;
  claim: { number: number; text: string; language: string } | null;
  token: string;
  refused: { typed: { text: string; contact: string }; refusal: Refusal } | null;
};

/** What a reader says is wrong. Plain HTML, so that it works without scripts. */
export function ReportForm({ about, version, claim, token, refused }: Props) {
  const problems = refused?.refusal.problems ?? [];
  const errorOf = (name: string) => problems.find(({ path }) => path === name)?.message ?? null;
  const errors =
    problems.length > 0
      ? problems.map(({ path, message }) => (path === "" ? { message } : { message, name: path }))
      : refused
        ? [{ message: refused.refusal.sentence }]
        : [];
  return (
    <div className="mt-9 max-w-[38rem] md:mt-11">
      <h1 className="font-serif text-4xl font-medium text-balance">Report an error</h1>
      <div className="mt-2.5 text-base text-soft">
        <Subject about={about} claim={claim} />
      </div>
      <form method="post" action="/report" noValidate className="mt-7 grid grid-cols-[minmax(0,1fr)] gap-5 text-base">
        <ErrorSummary errors={errors} title="Your report was not sent yet" />
        <input type="hidden" name="about" value={about ?? ""} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="token" value={token} />
        <TextArea
          name="text"
          label="What is wrong?"
          hint={`Quote what you mean and, where you can, say how you know. ${lengthInWords(refused?.typed.text)}`}
          rows={7}
          defaultValue={refused?.typed.text}
          error={errorOf("text")}
          required
        />
        <TextInput
          name="contact"
          label="Your e-mail address"
          hint="Only if you would like an answer. It is never public, and is deleted 90 days after your report has been dealt with."
          optional
          type="email"
          autoComplete="email"
          dir="ltr"
          defaultValue={refused?.typed.contact}
          error={errorOf("contact")}
        />
        <div aria-hidden="true" className="sr-only">
          <label>
            Leave this empty
            <input name="topic" tabIndex={-1} autoComplete="off" defaultValue="" />
          </label>
        </div>
        <div>
          <button type="submit" className={buttonClass()}>
            Send the report
          </button>
        </div>
      </form>
    </div>
  );
}

function lengthInWords(typed: string | undefined): string {
  const most = `at most ${LIMITS.report.toLocaleString("en")} characters.`;
  return typed ? `There are ${codePoints(withPlainLineEnds(typed)).toLocaleString("en")} of ${most}` : `At${most.slice(2)}`;
}

function Subject({ about, claim }: Pick<Props, "about" | "claim">) {
  if (about === null || about === "/") return <p>About this site. To report a claim, use the link at the end of its page.</p>;
  if (!claim)
    return (
      <p className="break-words">
        About the page <a href={about}>{about}</a>.
      </p>
    );
  return (
    <p className="break-words">
      About <NumberOfRecord>C-{claim.number}</NumberOfRecord>:{" "}
      <a href={about}>
        <Bidi lang={claim.language}>{claim.text}</Bidi>
      </a>
    </p>
  );
}
