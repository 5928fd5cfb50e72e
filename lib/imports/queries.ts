import "server-only";
import type { Actor } from "#lib/auth/roles";
import type { Db } from "#lib/db";
import type { ImportState } from "#lib/imports/policy";
import type { RowProblem } from "#lib/imports/prepare";
import { email } from "#lib/people/schema";
import { id } from "#lib/schema";

const ACTOR = { id: true, name: true, role: true } as const;

/** Whose drafts an import makes: those of the person with this address, or of the first admin. null: there is no such person who works here. */
export async function importerFor(db: Db, address: string | undefined): Promise<Actor | null> {
  if (address === undefined)
    return db.person.findFirst({
      where: { role: "admin", disabledAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: ACTOR,
    });
  const parsed = email.safeParse(address);
  return parsed.success ? db.person.findFirst({ where: { email: parsed.data, disabledAt: null }, select: ACTOR }) : null;
}

/** Somebody who works here, with the role that they have now; null: they do not. */
export async function actorOf(db: Db, personId: string): Promise<Actor | null> {
  return db.person.findFirst({ where: { id: personId, disabledAt: null }, select: ACTOR });
}

export const PAGE_SIZE = 30;
const SHOWN_REFUSALS = 50;

export type ImportRow = {
  id: string;
  file: string;
  state: ImportState;
  by: string;
  begunAt: string;
  created: number;
  updated: number;
  alreadyThere: number;
  refused: number;
};

/** What was brought in, the newest first. @param after the last one of the page before */
export async function listImports(
  db: Db,
  after: string | null = null,
  size = PAGE_SIZE,
): Promise<{ rows: ImportRow[]; next: string | null }> {
  const place = after === null ? null : await db.import.findUnique({ where: { id: after }, select: { begunAt: true } });
  const from = place && { OR: [{ begunAt: { lt: place.begunAt } }, { begunAt: place.begunAt, id: { lt: after as string } }] };
  const found = await db.import.findMany({
    where: from ?? {},
    orderBy: [{ begunAt: "desc" }, { id: "desc" }],
    take: size + 1,
    select: {
      id: true,
      file: true,
      state: true,
      person: { select: { name: true } },
      begunAt: true,
      created: true,
      updated: true,
      alreadyThere: true,
      refused: true,
    },
  });
  const rows = found.slice(0, size).map(({ person, begunAt, ...row }) => ({ ...row, by: person.name, begunAt: begunAt.toISOString() }));
  return { rows, next: found.length > size ? (rows.at(-1)?.id ?? null) : null };
}

/** What cannot be an import is as if it were not there. */
export function readImportId(raw: unknown): string | null {
  return id.safeParse(raw).data ?? null;
}

export type RefusedRow = { row: number; problems: RowProblem[] };

/** The first rows that an import has refused. */
export async function firstRefusals(db: Db, importId: string): Promise<RefusedRow[]> {
  const found = await db.importRefusal.findMany({
    where: { importId },
    orderBy: { row: "asc" },
    take: SHOWN_REFUSALS,
    select: { row: true, problems: true },
  });
  return found.map(({ row, problems }) => ({ row, problems: problems as unknown as RowProblem[] }));
}
