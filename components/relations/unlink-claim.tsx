"use client";

import { RemovalDialog } from "#components/claims/removal-dialog";
import type { SeenClaim } from "#lib/claims/schema";
import { unrelateClaims } from "#lib/relations/actions";

export function UnlinkClaim({ seen, other, text }: { seen: SeenClaim; other: number; text: string }) {
  return (
    <div className="-ms-2.5">
      <RemovalDialog
        title="Take this link out?"
        description="Both claims stay as they are. That they were linked stays in the history."
        word="Take out"
        about={`the link to C-${other}`}
        what={`C-${other}: ${text}`}
        list="related"
        onSend={() => unrelateClaims({ seen, other })}
      />
    </div>
  );
}
