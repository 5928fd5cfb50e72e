import type { DossierSource } from "#lib/evidence/dossier";
import type { Voice } from "#lib/evidence/origins";
import type { Origin, Picture } from "#lib/evidence/picture";
import { nameOf, SIDE_WORDS, silentWords, standingWords } from "#lib/evidence/picture-words";
import type { Stand } from "#lib/evidence/stands";
import { formatDate, plural } from "#lib/format";

/** A piece of a sentence: our words, or somebody's, which have a direction of their own. */
export type Part = string | { theirs: string; language?: string | null };

const NAME_LIMIT = 90; // code points of a title that stands for a source in the sentence of another

/** A sentence; `each` are those of whom it is said, where it is said of many. */
export type Line = { parts: Part[]; each: Part[][] };

/** From so many on, what repeats one source and says nothing else is told in one sentence. */
const MANY = 4;

/** The picture as sentences: for each link, answer and silent party; what many say alike is said once, with all of them under it. */
export function linesOf(picture: Picture, asOf?: string): Line[] {
  const stands = everyStand(picture);
  const times = new Map<string, number>();
  for (const { source } of stands) {
    const name = source && nameOf(source, picture.publisherOf(source));
    if (name) times.set(name, (times.get(name) ?? 0) + 1);
  }
  const short = (source: DossierSource): Part => {
    const name = nameOf(source, picture.publisherOf(source));
    return times.get(name) === 1 ? { theirs: shortened(name) } : { theirs: shortened(source.title), language: source.language };
  };
  const lines: Line[] = [];
  const told = new Set<Stand>();
  for (const stand of stands) {
    if (stand.linked && !told.has(stand)) lines.push({ parts: lineOf(stand, picture, short), each: [] });
    const alike = stand.repeatedBy.filter(({ repeatedBy, voices }) => repeatedBy.length === 0 && voices.length === 1);
    if (alike.length < MANY || !stand.source) continue;
    for (const one of alike) told.add(one);
    lines.push({
      parts: [
        `${plural("source", alike.length)} ${stand.stance === "contradicts" ? "contradict it, repeating " : "repeat "}`,
        short(stand.source),
        ...endOf(stand, picture),
        ":",
      ],
      each: alike.map(({ source }) =>
        source ? [short(source), `, ${source.publishedOn ? formatDate(source.publishedOn) : "undated"}`] : [],
      ),
    });
  }
  for (const one of picture.silent) lines.push({ parts: [{ theirs: one.party.name }, `: ${silentWords(one, asOf)}.`], each: [] });
  return lines;
}

/** In the order of the picture: each source before what repeats it. */
function everyStand({ roots }: Picture): Stand[] {
  const stands: Stand[] = [];
  const open = roots.map(({ stand }) => stand).reverse();
  for (let stand = open.pop(); stand; stand = open.pop()) {
    stands.push(stand);
    for (let at = stand.repeatedBy.length - 1; at >= 0; at--) open.push(stand.repeatedBy[at] as Stand);
  }
  return stands;
}

function lineOf(stand: Stand, picture: Picture, short: (source: DossierSource) => Part): Part[] {
  const { source, answer, stance } = stand;
  if (!source) {
    const [origin] = picture.originsBehind(stand);
    const on = answer?.repliedOn ? ` on ${formatDate(answer.repliedOn)}` : "";
    return [...sided(origin), `, asked by the newsroom, ${stance === "asserts" ? "confirmed" : "denied"} it${on}.`];
  }
  const publisher = picture.publisherOf(source);
  const facts: Part[] = publisher ? [{ theirs: publisher.name }, ", "] : [];
  const said = stand.voices.flatMap((voice, place): Part[] => [...(place > 0 ? ["; "] : []), ...saidBy(voice, picture, short)]);
  return [
    { theirs: source.title, language: source.language },
    " (",
    ...facts,
    `${source.publishedOn ? formatDate(source.publishedOn) : "undated"}): ${stance === "contradicts" ? "contradicts it, " : ""}`,
    ...said,
    ".",
  ];
}

function saidBy(voice: Voice, picture: Picture, short: (source: DossierSource) => Part): Part[] {
  const repeated = picture.repeatedBy(voice);
  if (repeated?.source) return ["repeats ", short(repeated.source), ...endOf(repeated, picture)];
  if (voice.party === null) return ["does not say how it knows, so its origin is unknown"];
  const origin = picture.originOf(voice.party);
  switch (picture.restsOf(voice)) {
    case "observed":
      return ["seen by ", ...sided(origin)];
    case "record":
      return ["a record kept by ", ...sided(origin)];
    case "itself":
      return ["the thing itself, published by ", ...sided(origin)];
    case "first_hand":
      return ["on the first-hand word of ", ...sided(origin)];
    default:
      return ["on the word of ", ...sided(origin)];
  }
}

/** Where the trail of a repeated source ends. */
function endOf(repeated: Stand, picture: Picture): Part[] {
  if (!repeated.linked) return [", which is not linked, so its origin is unknown"];
  const origins = picture.originsBehind(repeated);
  if (origins.length > 0)
    return origins.flatMap(({ party }, place): Part[] => [
      place === 0 ? ", so " : place === origins.length - 1 ? " and " : ", ",
      { theirs: party.name },
    ]);
  let end = repeated;
  while (end.under) end = end.under;
  return [end.ring ? "; these repeat each other, so there is no origin" : ", so its origin is unknown"];
}

/** "Vladimir Putin (the speaker’s side: the speaker · speaks for Russia)". */
function sided(origin: Origin | undefined): Part[] {
  if (!origin) return ["somebody"];
  const standing = standingWords(origin);
  return [{ theirs: origin.party.name }, ` (${SIDE_WORDS[origin.side]}${standing ? `: ${standing}` : ""})`];
}

function shortened(name: string): string {
  const letters = [...name];
  return letters.length > NAME_LIMIT
    ? `${letters
        .slice(0, NAME_LIMIT - 1)
        .join("")
        .trimEnd()}…`
    : name;
}
