import { isCalendarDate } from "#lib/schema";

/** Where a page of the open requests begins: after this one. */
export type RequestPlace = { deadline: string | null; id: string };

const PLACE = /^(\d{4}-\d{2}-\d{2})?~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What cannot be read begins at the first page. */
export function readRequestPlace(after: unknown): RequestPlace | null {
  const [, deadline = null, id] = PLACE.exec(typeof after === "string" ? after : "") ?? [];
  return id === undefined || (deadline !== null && !isCalendarDate(deadline)) ? null : { deadline, id };
}

export function requestsHref({ deadline, id }: RequestPlace): string {
  return `/desk/requests?after=${deadline ?? ""}~${id}`;
}
