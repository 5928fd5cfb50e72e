import { Bidi } from "#components/ui/text";
import type { Trail } from "#lib/evidence/trail";

/** Where a piece of evidence leads, drawn while it is entered: through each source that it repeats, to its origin. */
export function TrailLine({ trail }: { trail: Trail }) {
  const { through, ring, origins, stops } = trail;
  return (
    <div className="rounded border border-rule bg-raise px-3.5 py-2.5 text-sm" aria-live="polite">
      <p className="font-semibold">Where it leads</p>
      <ol className="mt-1 grid gap-1">
        <li>This source</li>
        {through.map((source, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: in a ring a source may stand twice
          <li key={index} className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
            <span aria-hidden="true" className="text-soft">
              →
            </span>
            <span>
              repeats <Bidi className="break-words">{source.title}</Bidi>
            </span>
          </li>
        ))}
        <li className="grid grid-cols-[1.25rem_minmax(0,1fr)]">
          <span aria-hidden="true" className="text-soft">
            {ring ? "↻" : origins.length > 0 ? "→" : "?"}
          </span>
          <span>
            {ring && "They repeat each other in a ring, so nobody is known to have said it first. Find out who did."}
            {!ring && origins.length > 0 && (
              <>
                {origins.length === 1 ? "Its origin: " : "Its origins: "}
                <Names names={origins} />
              </>
            )}
            {!ring && origins.length === 0 && stops && (
              <>
                Its origin is unknown: <Bidi className="break-words">{stops.title}</Bidi> does not say here on whose word it rests. Link it
                to this claim too, with the same stance.
              </>
            )}
            {!ring && origins.length === 0 && !stops && "Its origin is unknown. It is shown, and counts for nothing until it is traced."}
          </span>
        </li>
      </ol>
    </div>
  );
}

export function Names({ names }: { names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && ", "}
      <Bidi className="font-semibold">{name}</Bidi>
    </span>
  ));
}
