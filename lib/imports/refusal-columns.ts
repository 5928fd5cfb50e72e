/** What the file of refused rows says of each beside what the row holds: its line (or its path in JSON), its columns, and why. */
export const REFUSAL_COLUMNS = ["refused: line", "refused: column", "refused: reason"] as const;
