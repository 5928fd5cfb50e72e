import type { ReactNode } from "react";
import { Bidi } from "#components/ui/text";
import { Day } from "#components/ui/time";
import type { ListedClaim } from "#lib/publication/listed";

/** Who said it, when and where: "Vladimir Putin, 24 December 2025, at a business meeting". */
export function Attribution({
  claim,
  linked = true,
  style,
  name: shown,
}: {
  claim: Pick<ListedClaim, "speaker" | "saidOn" | "saidWhere">;
  linked?: boolean;
  style?: "long" | "short";
  /** The speaker's name as it is shown here. */
  name?: ReactNode;
}) {
  const { speaker, saidOn, saidWhere } = claim;
  const name: ReactNode = speaker ? <Bidi>{shown ?? speaker.name}</Bidi> : "Unknown speaker";
  return (
    <>
      {speaker && linked ? <a href={`/parties/${speaker.slug}`}>{name}</a> : name}, <Day date={saidOn} style={style} />
      {saidWhere && (
        <>
          , <Bidi>{saidWhere}</Bidi>
        </>
      )}
    </>
  );
}
