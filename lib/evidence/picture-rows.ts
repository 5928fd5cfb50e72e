import type { End, Group, GroupKind, Leads, Root } from "#lib/evidence/picture";
import type { Stand } from "#lib/evidence/stands";

/** A line on the left of the picture: one source or answer, or so many links that there is no room to show one by one. */
export type Row = { stand: Stand; leads: Leads[]; repeats: Row[] } | { stand: null; links: number; leads: Leads[]; repeats: [] };

/** A group with every trail, before it is decided what there is room for. */
export type WholeGroup = { kind: GroupKind; ends: { end: End; roots: Root[] }[] };

/** How many are shown one by one: origins of a group, trails to one of them, repeats of one source, and repeats of repeats how far. */
type Room = { ends: number; roots: number; repeats: number; depth: number };

const EVERYTHING = 24;
const AT_MOST = 44;
const ROOMS: Room[] = [
  { ends: 12, roots: 12, repeats: 12, depth: 4 },
  { ends: 8, roots: 5, repeats: 5, depth: 3 },
  { ends: 6, roots: 2, repeats: 3, depth: 2 },
  { ends: 4, roots: 1, repeats: 1, depth: 1 },
];

/** The most that a picture can show and stay readable; what it leaves out is counted in rows of its own. */
export function withRoom(bands: WholeGroup[][]): Group[][] {
  const whole = { ends: EVERYTHING, roots: EVERYTHING, repeats: EVERYTHING, depth: 4 };
  const shown = bands.map((groups) => groups.map((group) => inRoom(group, whole)));
  if (countRows(shown) <= EVERYTHING) return shown;
  let fitting: Group[][] = [];
  for (const room of ROOMS) {
    fitting = bands.map((groups) => groups.map((group) => inRoom(group, room)));
    if (countRows(fitting) <= AT_MOST) break;
  }
  return fitting;
}

function countRows(bands: Group[][]): number {
  const count = (rows: Row[]): number => rows.reduce((sum, row) => sum + 1 + count(row.repeats), 0);
  return bands.flat().reduce((sum, { ends }) => sum + ends.reduce((rows, end) => rows + Math.max(1, count(end.rows)), 0), 0);
}

function inRoom({ kind, ends }: WholeGroup, room: Room): Group {
  const [shown, hidden] = split(ends, room.ends, () => true);
  const drawn = shown.map(({ end, roots }) => ({ end, rows: trailRows(roots, room) }));
  if (hidden.length > 0) {
    const origins = hidden.flatMap(({ end }) => (end.kind === "origin" ? [end.origin] : []));
    const links = linksOf(hidden.flatMap(({ roots }) => roots.map(({ stand }) => stand)));
    const leads = hidden.flatMap(({ roots }) => roots.flatMap((root) => root.leads));
    drawn.push({ end: { kind: "more", origins }, rows: links > 0 ? [{ stand: null, links, leads, repeats: [] }] : [] });
  }
  return { kind, ends: drawn };
}

function trailRows(roots: Root[], room: Room): Row[] {
  const [shown, hidden] = split(roots, room.roots, ({ stand }) => stand.repeatedBy.length > 0);
  const rows = shown.map(({ stand, leads }): Row => ({ stand, leads, repeats: repeatRows(stand, room, 1) }));
  if (hidden.length > 0)
    rows.push({
      stand: null,
      links: linksOf(hidden.map(({ stand }) => stand)),
      leads: hidden.flatMap(({ leads }) => leads),
      repeats: [],
    });
  return rows;
}

function repeatRows({ repeatedBy }: Stand, room: Room, depth: number): Row[] {
  const [shown, hidden] = depth > room.depth ? [[], repeatedBy] : split(repeatedBy, room.repeats, (stand) => stand.repeatedBy.length > 0);
  const rows = shown.map((stand): Row => ({ stand, leads: [], repeats: repeatRows(stand, room, depth + 1) }));
  if (hidden.length > 0) rows.push({ stand: null, links: linksOf(hidden), leads: [], repeats: [] });
  return rows;
}

function linksOf(stands: Stand[]): number {
  return stands.reduce((sum, { links }) => sum + links, 0);
}

/** The first ones, those that matter before the others, in their order; the rest is never just one. */
function split<T>(items: T[], most: number, matters: (item: T) => boolean): [shown: T[], hidden: T[]] {
  if (items.length <= most + 1) return [items, []];
  const chosen = new Set([...items.filter(matters), ...items.filter((item) => !matters(item))].slice(0, most));
  return [items.filter((item) => chosen.has(item)), items.filter((item) => !chosen.has(item))];
}
