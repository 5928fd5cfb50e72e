import "server-only";
import { type Json, sha256, treeDigest } from "#lib/audit/digest";
import type { Tx } from "#lib/db";
import { sql } from "#lib/db";

/** What has a history of its own. */
export type StreamName =
  | `claim:${string}`
  | `party:${string}`
  | `source:${string}`
  | `person:${string}`
  | `page:${string}`
  | `report:${string}`
  | `token:${string}`
  | `import:${string}`
  | "newsroom";

export type NewEvent = {
  stream: StreamName;
  /** A verb in the past tense: `submitted`, `role changed`. */
  kind: string;
  at: Date;
  /** null: the newsroom's own command line, or a reader. */
  actorId: string | null;
  /** People by their ids only, so that a person can be forgotten. */
  data: { [key: string]: Json };
};

export const BEFORE_THE_FIRST = "0".repeat(64);

type Sealed = { stream: string; number: number; kind: string; at: Date; actorId: string | null; data: Json; previous: string };

/** The hash of an event: over all that it says, and over the hash of the one before it. */
export function eventHash(event: Sealed): string {
  return sha256({
    stream: event.stream,
    number: event.number,
    kind: event.kind,
    at: event.at.toISOString(),
    actor: event.actorId,
    data: treeDigest(event.data),
    previous: event.previous,
  });
}

/** Writes an event at the end of its stream, inside the transaction of the change that it records. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const [head] = await tx.$queryRaw<{ number: number; hash: string }[]>(sql.sql`
    INSERT INTO stream (name, number, hash) VALUES (${event.stream}, 0, ${BEFORE_THE_FIRST})
    ON CONFLICT (name) DO UPDATE SET name = excluded.name
    RETURNING number, hash`);
  if (!head) throw new Error(`The stream ${event.stream} has no head.`);
  const number = head.number + 1;
  const hash = eventHash({ ...event, number, previous: head.hash });
  await tx.event.create({
    data: {
      name: event.stream,
      number,
      kind: event.kind,
      at: event.at,
      actorId: event.actorId,
      data: event.data,
      previous: head.hash,
      hash,
    },
  });
  await tx.stream.update({ where: { name: event.stream }, data: { number, hash } });
}

/** The same for many at once, each the first event of a new stream. */
export async function recordFirstEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const names = events.map((event) => event.stream);
  await tx.$executeRaw`
    INSERT INTO stream (name, number, hash) SELECT name, 0, ${BEFORE_THE_FIRST} FROM unnest(${names}::text[]) AS r (name)`;
  await append(
    tx,
    events.map((event) => ({ ...event, number: 1, previous: BEFORE_THE_FIRST })),
  );
}

/** The same for many streams that are there already, one event of each. */
export async function recordNextEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return;
  const names = events.map((event) => event.stream);
  const heads = await tx.$queryRaw<{ name: string; number: number; hash: string }[]>`
    SELECT name, number, hash FROM stream WHERE name = ANY(${names}::text[]) ORDER BY name FOR UPDATE`;
  const headOf = new Map(heads.map((head) => [head.name, head]));
  await append(
    tx,
    events.map((event) => {
      const head = headOf.get(event.stream);
      if (!head) throw new Error(`The stream ${event.stream} has no head.`);
      return { ...event, number: head.number + 1, previous: head.hash };
    }),
  );
}

/** Writes events at the ends of their streams, one of each. */
async function append(tx: Tx, events: readonly Sealed[]): Promise<void> {
  const rows = JSON.stringify(events.map((event) => ({ ...event, hash: eventHash(event) })));
  await tx.$executeRaw`
    INSERT INTO event (stream, number, kind, at, "actorId", data, previous, hash)
    SELECT r.stream, r.number, r.kind, r.at, r."actorId", r.data, r.previous, r.hash
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r (stream text, number int, kind text, at timestamptz, "actorId" uuid, data jsonb, previous text, hash text)`;
  await tx.$executeRaw`
    UPDATE stream SET number = r.number, hash = r.hash
    FROM jsonb_to_recordset(${rows}::jsonb) AS r (stream text, number int, hash text) WHERE stream.name = r.stream`;
}
