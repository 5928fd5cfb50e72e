import { isCalendarDate } from "#lib/schema";

/** Where a page of the rechecks begins: after this claim, which is due since this day. */
export type RecheckPlace = { day: string; number: number };

const PLACE = /^(\d{4}-\d{2}-\d{2})~([1-9]\d{0,9})$/;

/** What cannot be read begins at the first page. */
export function readRecheckPlace(after: unknown): RecheckPlace | null {
  const [, day, digits] = PLACE.exec(typeof after === "string" ? after : "") ?? [];
  const number = Number(digits);
  return day !== undefined && isCalendarDate(day) && number <= 2_147_483_647 ? { day, number } : null;
}

export function rechecksHref({ day, number }: RecheckPlace): string {
  return `/desk/rechecks?after=${day}~${number}`;
}
