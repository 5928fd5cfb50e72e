import { z } from "zod";
import { id, LIMITS, optionalLine, optionalText, requiredText } from "#lib/schema";

export const REPORT_OUTCOMES = ["corrected", "no_change", "not_a_report"] as const;
/** What came of a report. */
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export const REPORT_WORDS: Record<ReportOutcome, { name: string; means: string }> = {
  corrected: { name: "Corrected", means: "the reader was right, and it has been put right" },
  no_change: { name: "No change", means: "it was looked at, and stays as it is" },
  not_a_report: { name: "Not a report", means: "advertising, abuse or nonsense; it leaves the desk" },
};

/** What a reader types. Which page it is about is read beside it. */
export const reportInput = z.strictObject({
  text: requiredText("Your report", LIMITS.report),
  contact: optionalLine("The e-mail address", LIMITS.contact)
    .transform((address) => address?.trim() ?? null)
    .refine((address) => address === null || /^[^\s@]+@[^\s@]+$/.test(address), { error: "This is not an e-mail address." }),
});
export type ReportInput = z.output<typeof reportInput>;

export const closeReportInput = z.strictObject({
  id,
  outcome: z.enum(REPORT_OUTCOMES, { error: "Say what came of it." }),
  note: optionalText("The note", LIMITS.reason),
});
export type CloseReportInput = z.output<typeof closeReportInput>;
