import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { GonePage } from "#lib/capture/gone";
import { dayIn } from "#lib/format";
import type { Snapshot } from "#lib/publication/snapshot";

type Props = { gone: readonly GonePage[]; snapshot: Snapshot; timeZone: string };

/** What was noticed of pages since, told apart from what the version says. */
export function GonePages({ gone, snapshot, timeZone }: Props) {
  const shown = gone.flatMap((one) => {
    const source = snapshot.sources.find(({ id }) => id === one.source);
    return source ? [{ ...one, title: source.title, language: source.language }] : [];
  });
  if (shown.length === 0) return null;
  return (
    <div className="mt-3 max-w-measure border-s-2 border-rule ps-3 text-base break-words">
      <p className="text-soft">Noticed apart from this version, and no part of it:</p>
      <ul>
        {shown.map(({ source, title, language, since }) => (
          <li key={source}>
            The page of “<Bidi lang={language ?? undefined}>{title}</Bidi>” could not be opened any more when we looked on{" "}
            <Day date={dayIn(since, timeZone)} />. We keep a copy of it.
          </li>
        ))}
      </ul>
    </div>
  );
}
