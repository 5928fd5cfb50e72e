import type { ReactNode } from "react";
import { Bidi, InlineQuote } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { partyOf } from "#lib/publication/listed";
import type { Snapshot } from "#lib/publication/snapshot";
import { type ResponseOutcome, WITHOUT_ANSWER } from "#lib/responses/schema";

type Response = Snapshot["responses"][number];

/** Who was asked, and what came of it by the day that the version is as of. */
export function OtherParties({ snapshot }: { snapshot: Snapshot }) {
  return (
    <ul className="border-b border-rule">
      {snapshot.responses.map((response, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: requests have nothing but their place; the same may be asked twice
        <li key={index} className="border-t border-rule py-3.5 break-words">
          <p>
            <Bidi className="font-semibold">{partyOf(snapshot, response.party)?.name ?? "Somebody"}</Bidi>:{" "}
            <Told {...response} asOf={snapshot.asOf} />
          </p>
          {response.answer && (
            <div className="mt-1">
              <InlineQuote text={response.answer} lang={response.answerLanguage} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/** "asked 25 December 2025, no reply as of 26 December 2025", "asked 25 December 2025, denied it on 26 December 2025:" */
function Told({ askedOn, outcome, repliedOn, answer, withdrawnOn, asOf }: Response & { asOf: string | null }) {
  const came = CAME[outcome];
  return (
    <>
      {askedOn && (
        <>
          asked <Day date={askedOn} />,{" "}
        </>
      )}
      {came.words}
      {WITHOUT_ANSWER.includes(outcome) ? asOf && <On day={asOf} word="as of" /> : repliedOn && <On day={repliedOn} word="on" />}
      {came.after}
      {withdrawnOn && (
        <span className="font-semibold">
          , and took it back on <Day date={withdrawnOn} />
        </span>
      )}
      {answer ? ":" : ""}
    </>
  );
}

function On({ day, word }: { day: string; word: string }): ReactNode {
  return (
    <>
      {" "}
      {word} <Day date={day} />
    </>
  );
}

const CAME: Record<ResponseOutcome, { words: string; after?: string }> = {
  no_reply: { words: "no reply" },
  unreachable: { words: "could not be reached" },
  declined: { words: "declined to answer" },
  no_comment: { words: "gave no comment" },
  partial: { words: "said", after: " that it is partly true" },
  confirmed: { words: "confirmed it" },
  denied: { words: "denied it" },
};
