import type { Field } from "#lib/imports/columns";

/** What a person chooses between where they say what a column holds. */
export const FIELD_WORDS: Record<Field, string> = {
  text: "The claim",
  quote: "Quote",
  speaker: "Speaker",
  saidOn: "Said on",
  saidWhere: "Where it was said",
  language: "Language",
  topics: "Topics",
  appearedAt: "Address where the claim appeared",
  sources: "Address of another source",
  verdictWord: "Verdict of others: its word",
  verdictValue: "Verdict of others: its value on a scale",
  verdictWorst: "Verdict of others: the worst of the scale",
  verdictBest: "Verdict of others: the best of the scale",
  verdictPublisher: "Verdict of others: who says so",
  verdictAddress: "Verdict of others: its address",
  verdictTitle: "Verdict of others: its title",
  verdictOn: "Verdict of others: its day",
  id: "What names the row in this file",
};

export const FIELD_NAMES = Object.keys(FIELD_WORDS) as Field[];
