/** What somebody did to a claim in the meantime, after their name. */
const WORDS: Record<string, string> = {
  edited: "edited the claim",
  submitted: "submitted it again",
  returned: "returned it to its editor",
  decided: "decided it",
  reopened: "opened it again",
  retracted: "retracted it",
  discarded: "discarded it",
  "source linked": "linked a source",
  "sources linked": "linked sources",
  "evidence edited": "edited evidence",
  "repeats told": "said what repeats what",
  "source unlinked": "unlinked a source",
  "evidence withheld": "withheld evidence",
  "evidence shown again": "showed withheld evidence again",
  "comment asked for": "asked for comment",
  "answer recorded": "recorded an answer",
  "request removed": "removed a request for comment",
  "verdicts of others recorded": "recorded what others say of it",
  "verdict of others corrected": "corrected what others say of it",
  "verdict of others removed": "removed what others say of it",
  related: "linked it to another claim",
  "relation removed": "took a link to another claim out",
  "link moved": "merged the claim that it is linked to into another",
  "took in": "merged another claim into it",
  merged: "merged it into another claim",
  written: "wrote it anew",
  "report closed": "closed it",
  "first signature given": "gave the first signature",
};

/** " linked a source", to stand after a name; of what is not known here ": " and its own word. */
export function didIt(kind: string): string {
  const words = WORDS[kind];
  return words ? ` ${words}` : `: ${kind}`;
}
