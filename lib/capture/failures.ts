/** Why a page was not captured. `gone` is said by the site itself. */
type FailureKind = "address" | "name" | "connection" | "slow" | "redirect" | "gone" | "status" | "type" | "size" | "broken" | "unreadable";

/** The answer "no" of a site, or ours, with its reason for an editor. */
export class NotCaptured extends Error {
  override name = "NotCaptured";
  readonly kind: FailureKind;
  /** What the site answered, where it did. */
  readonly status: number | null;

  constructor(kind: FailureKind, sentence: string, status: number | null = null) {
    super(sentence);
    this.kind = kind;
    this.status = status;
  }
}
