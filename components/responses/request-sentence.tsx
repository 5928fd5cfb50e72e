import { Bidi } from "#components/ui/text";
import { type Asked, sentenceOf } from "#lib/responses/words";

/** "asked 25 December 2025 by e-mail, deadline 26 December: no reply yet, 3 days overdue". */
export function RequestSentence({ request, today }: { request: Asked; today: string }) {
  return sentenceOf(request, today).map((piece, index) => {
    if (typeof piece === "string") return piece;
    // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of a sentence do not move
    if ("day" in piece)
      return (
        <time key={index} dateTime={piece.day} className="whitespace-nowrap">
          {piece.words}
        </time>
      );
    if ("typed" in piece) return <Bidi key={index}>{piece.typed}</Bidi>;
    return (
      <strong key={index} className="font-semibold whitespace-nowrap text-danger">
        {piece.late}
      </strong>
    );
    // biome-ignore-end lint/suspicious/noArrayIndexKey: the parts of a sentence do not move
  });
}
