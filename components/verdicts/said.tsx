import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import { Scale } from "#components/verdicts/scale";
import { linkable } from "#lib/publication/words";
import type { VerdictInput } from "#lib/verdicts/schema";

/** Who said it, in their words, on their scale, and where it can be read. */
export function VerdictSaid({ verdict: { publisher, word, scale, title, publishedOn, address } }: { verdict: VerdictInput }) {
  const href = linkable(address);
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-0.5 break-words">
      <p>
        {publisher ? <Bidi className="font-semibold">{publisher}</Bidi> : <span className="text-soft">Somebody who is not named</span>}
        {word && (
          <>
            : “<Bidi>{word}</Bidi>”
          </>
        )}
      </p>
      {scale && (
        <p className="text-sm">
          <Scale scale={scale} />
        </p>
      )}
      {(title || publishedOn || address) && (
        <p className="text-sm text-soft">
          {href ? (
            <a href={href} rel="nofollow noopener" className={title ? undefined : "break-all"}>
              <bdi>{title ?? address}</bdi>
            </a>
          ) : (
            (title ?? address) && <bdi>{title ?? address}</bdi>
          )}
          {publishedOn && (
            <>
              {(title ?? address) && ", "}
              <Day date={publishedOn} />
            </>
          )}
        </p>
      )}
    </div>
  );
}
