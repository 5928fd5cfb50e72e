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

type Unsealed = { stream: string; number: number; kind: string; at: Date; actorId: string | null; data: Json; previous: string };

/** The hash of an event: over all that it says, and over the hash of the one before it. */
export function eventHash(event: Unsealed): string {
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
  await beginStreams(tx, sealed(events.map((event) => [event])));
}

/** The first events of new streams, with all that is told of them, ready to be written. */
export type Beginnings = { names: string[]; rounds: Sealed[][] };

type Sealed = { event: Unsealed; hash: string };

/** @param streams of each new stream its first events, in their order */
export function sealed(streams: readonly (readonly NewEvent[])[]): Beginnings {
  const rounds: Sealed[][] = [];
  for (const events of streams) {
    let previous = BEFORE_THE_FIRST;
    for (const [at, given] of events.entries()) {
      const event = { ...given, number: at + 1, previous };
      const hash = eventHash(event);
      const round = rounds[at] ?? [];
      rounds[at] = round;
      round.push({ event, hash });
      previous = hash;
    }
  }
  return { names: streams.flatMap(([first]) => first?.stream ?? []), rounds };
}

/** Writes the first events of new streams, inside the transaction of what they record. */
export async function beginStreams(tx: Tx, { names, rounds }: Beginnings): Promise<void> {
  if (names.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO stream (name, number, hash) SELECT name, 0, ${BEFORE_THE_FIRST} FROM unnest(${names}::text[]) AS r (name)`;
  for (const round of rounds) await append(tx, round);
}

/** Writes events at the ends of their streams, one of each. */
async function append(tx: Tx, events: readonly Sealed[]): Promise<void> {
  const rows = JSON.stringify(events.map(({ event, hash }) => ({ ...event, hash })));
  await tx.$executeRaw`
    INSERT INTO event (stream, number, kind, at, "actorId", data, previous, hash)
    SELECT r.stream, r.number, r.kind, r.at, r."actorId", r.data, r.previous, r.hash
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS r (stream text, number int, kind text, at timestamptz, "actorId" uuid, data jsonb, previous text, hash text)`;
  await tx.$executeRaw`
    UPDATE stream SET number = r.number, hash = r.hash
    FROM unnest(
      ${events.map(({ event }) => event.stream)}::text[], ${events.map(({ event }) => event.number)}::int[], ${events.map(({ hash }) => hash)}::text[]
    ) AS r (stream, number, hash) WHERE stream.name = r.stream`;
}
