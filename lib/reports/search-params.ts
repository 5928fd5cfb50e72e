/** Where a page of the open reports begins: after this one. */
export type ReportPlace = { at: number; id: string };

const PLACE = /^(\d{1,14})~([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What cannot be read begins at the first page. */
export function readReportPlace(after: unknown): ReportPlace | null {
  const [, at, id] = PLACE.exec(typeof after === "string" ? after : "") ?? [];
  return at === undefined || id === undefined ? null : { at: Number(at), id };
}

export function reportsHref({ at, id }: ReportPlace): string {
  return `/desk/reports?after=${at}~${id}`;
}
