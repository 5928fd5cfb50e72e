/** The calendar day of a date column, `YYYY-MM-DD`. */
export function toDay(date: Date): string;
export function toDay(date: Date | null): string | null;
export function toDay(date: Date | null): string | null {
  return date === null ? null : date.toISOString().slice(0, 10).padStart(10, "0");
}

/** What a date column is given for a calendar day. */
export function fromDay(day: string): Date;
export function fromDay(day: string | null): Date | null;
export function fromDay(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00.000Z`);
}

/** The day so many days after another; before it where they are negative. */
export function dayAfter(day: string, days: number): string {
  return toDay(new Date(fromDay(day).getTime() + days * 86_400_000));
}
