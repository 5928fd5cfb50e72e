import type { Balance } from "#lib/claims/states";
import type { AffiliationKind } from "#lib/parties/schema";
import type { ResponseOutcome } from "#lib/responses/schema";

// Reasons and changes are kept with versions and followed by other languages: codes and names, never sentences.

export type Named = { id: string; name: string };
export type Titled = { id: string; title: string };
/** The first few, by name, and how many more there are. */
export type Several<T> = { first: T[]; more: number };
export type Tie = { from: Named; kind: AffiliationKind; to: Named };

export type Reason =
  | { code: "nobody_known" }
  /** Every known origin that asserts is on this side: the speaker's, or with no speaker that of the parties themselves. */
  | { code: "only_side"; sides: Several<Named> }
  | { code: "only_reports"; voices: Several<Named> }
  | { code: "contradicted"; by: Several<Named> }
  | { code: "balance"; balance: Balance }
  /** A party that the claim concerns, or one of its side, says so itself. */
  | { code: "concerned_asserts"; party: Named; speaker: Named }
  | { code: "concerned_agree"; parties: [Named, Named] }
  | { code: "record"; stance: "asserts" | "contradicts"; publisher: Named; source: Titled }
  | { code: "itself"; stance: "asserts" | "contradicts"; publisher: Named; source: Titled }
  | { code: "two_first_hand"; stance: "asserts" | "contradicts"; parties: [Named, Named] }
  | { code: "speaker_side_contradicts"; party: Named; speaker: Named }
  /** Why two parties are one side: the ties up from the first, then those up from the second, until both meet. */
  | { code: "one_side"; parties: [Named, Named]; ties: Tie[] }
  | { code: "unnamed_may_be_one"; parties: Several<Named> }
  | { code: "not_one_side"; tie: Tie }
  | { code: "silent"; party: Named; outcome: Exclude<ResponseOutcome, "confirmed" | "denied" | "partial"> }
  | { code: "partial"; party: Named }
  | { code: "withdrawn"; parties: Several<Named> }
  | { code: "unknown"; count: number };

export type Change =
  /** `wouldConfirm`: its own yes is all that is missing. */
  | { code: "ask"; party: Named; again: boolean; wouldConfirm: boolean }
  | { code: "trace"; source: Titled }
  | { code: "trace_ring"; sources: Several<Titled> }
  | { code: "trace_more"; count: number }
  | { code: "split"; party: Named }
  | { code: "record"; apartFrom: Several<Named> }
  | { code: "second_witness"; apartFrom: Several<Named> }
  | { code: "check_definition" };
