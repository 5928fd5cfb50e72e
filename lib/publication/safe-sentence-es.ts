import type { Balance, Status } from "#lib/claims/states";
import { dayInWords } from "#lib/evidence/assess-words";
import type { WithheldReason } from "#lib/evidence/schema";
import type { Many, SafeWords, Saying, Silent, Spoken } from "#lib/publication/safe-sentence";

/** By its first word, the article of an office; names without one of these stand alone. */
const EL =
  /^(gobierno|ministerio|tribunal|parlamento|ejército|departamento|consejo|instituto|congreso|senado|ayuntamiento|organismo|banco central|estado|reino|partido|comité|servicio|sistema|ejecutivo|kremlin|pentágono|vaticano|parlamento)\b/i;
const LA =
  /^(casa|agencia|policía|fiscalía|comisión|unión|oficina|embajada|presidencia|organización|administración|autoridad|asamblea|corte|junta|federación|república|cámara|armada|alcaldía|dirección|secretaría|cancillería)\b/i;

function name({ name, kind }: Spoken): string {
  if (kind === "person" || kind === "unnamed" || kind === "medium") return name;
  return EL.test(name) ? `el ${name}` : LA.test(name) ? `la ${name}` : name;
}

const list = new Intl.ListFormat("es", { type: "conjunction" });
const names = ({ first, more }: Many) => list.format([...first.map(name), ...(more > 0 ? [`${more} más`] : [])]);
const isOne = ({ first, more }: Many) => first.length + more === 1;
const day = (date: string) => dayInWords(date, "es");
const asOfDay = (asOf: string | null) => (asOf ? `a ${day(asOf)}, ` : "");
/** At the beginning of a sentence: the article is ours to write large, a name is as it is. */
const first = (text: string) => text.replace(/^(el|la) /, (article) => (article === "el " ? "El " : "La "));
const of = (party: string) => `de ${party}`.replace(/^de el /, "del ");

const SILENT: Record<Silent["outcome"], [string, string]> = {
  partial: ["había dicho que es cierto en parte", "habían dicho que es cierto en parte"],
  declined: ["no había querido decir si es así", "no habían querido decir si es así"],
  no_comment: ["no había hecho comentarios", "no habían hecho comentarios"],
  unreachable: ["no había podido ser localizado", "no habían podido ser localizados"],
  no_reply: ["no había respondido", "no habían respondido"],
};

const LEANS: Record<Balance, string> = {
  for: "las pruebas lo respaldan",
  against: "las pruebas están en contra",
  both: "hay pruebas de ambas cosas, que quizá hablen de otra fecha, otro lugar u otra definición",
  neither: "es palabra contra palabra",
};

const WITHHELD: Record<WithheldReason, string> = {
  safety: "por seguridad",
  confidentiality: "por confidencialidad",
  privacy: "por privacidad",
  legal: "por razones legales",
};

function inWords({ status, balance }: { status: Status; balance: Balance | null }): string {
  if (status === "confirmed") return "está confirmado";
  if (status === "unreviewed") return "no está revisado";
  if (status === "unilateral") return "no está confirmado y se apoya en un solo lado o una sola voz";
  return `está en disputa${balance ? ` (${LEANS[balance]})` : ""}`;
}

const SUGGESTED: Record<Status, string> = {
  confirmed: "que está confirmado",
  unilateral: "que se apoya en un solo lado o una sola voz",
  disputed: "que está en disputa",
  unreviewed: "que nadie conocido lo respalda",
};

function sayings(saying: Saying, speaker: Spoken | null, asOf: string | null): string {
  const then = asOfDay(asOf);
  switch (saying.code) {
    case "itself":
      return `${then}el hecho mismo consta`;
    case "record":
      return `${then}lo muestra un registro ${of(name(saying.publisher))}`;
    case "concerned":
      return `${then}${isOne(saying.parties) ? "lo dice" : "lo dicen"}${speaker ? " también" : ""} ${names(saying.parties)}, del lado al que afecta`;
    case "first_hand":
      return `${then}lo dicen de primera mano ${names(saying.parties)}, que no son un mismo lado`;
    case "only_side":
      return saying.side
        ? `${then}solo se sabe que lo ${isOne(saying.side) ? "diga" : "digan"} ${names(saying.side)}`
        : `${then}no se conoce a nadie sin vínculos con ${speaker ? name(speaker) : "quien lo dijo"} que lo respalde`;
    case "only_reports":
      return `${then}${speaker ? `aparte ${of(name(speaker))} ` : ""}solo se sabe que lo ${isOne(saying.voices) ? "cuente" : "cuenten"} ${names(saying.voices)}, sin una segunda voz de primera mano`;
    case "contradicted":
      return `${names(saying.by)} lo ${isOne(saying.by) ? "contradice" : "contradicen"} y, ${then}${LEANS[saying.balance]}`;
    case "judged": {
      const by = saying.signatures > 1 ? "a juicio de la redacción y con la firma de dos revisores" : "a juicio de la redacción";
      const evidence = saying.suggested ? `, aunque las pruebas por sí solas indican ${SUGGESTED[saying.suggested.status]}` : "";
      return `${then}${by}, ${inWords(saying)}${evidence}`;
    }
    case "withheld": {
      const why = [...new Set(saying.reasons)].map((reason) => WITHHELD[reason]);
      return `${then}${inWords(saying)}, también por pruebas que se reservan${why.length > 0 ? ` ${list.format(why)}` : ""}`;
    }
    case "plain":
      return `${then}${inWords(saying)}`;
  }
}

export const spanish: SafeWords = {
  small:
    /^(?!El Salvador\b|La (Paz|Habana|Haya|Rioja|Coruña|Pampa)\b|Los Ángeles\b|Las (Vegas|Palmas)\b)(El|La|Los|Las|Lo|Un|Una|Unos|Unas|En|De|Del|Al|A|Por|Para|Con|Sin|Sobre|Tras|Desde|Hasta|Durante|Bajo|Según|Hay|No|Ni|Nadie|Ningún|Ninguna|Todo|Toda|Todos|Todas|Cada|Ambos|Ambas|Más|Menos|Muchos|Muchas|Algunos|Algunas|Varios|Varias|Este|Esta|Estos|Estas|Ese|Esa|Su|Sus|Se|Si|Cuando|Porque|Casi|Solo|Dos|Tres|Cuatro|Cinco|Seis|Siete|Ocho|Nueve|Diez)(?![\p{L}\p{N}])/u,
  said: (speaker, saidOn, claim) => {
    const when = saidOn ? ` el ${day(saidOn)}` : "";
    const who = speaker
      ? `${first(name(speaker))} ${saidOn ? "dijo" : "dice"}${when}`
      : `${saidOn ? "Se afirmó" : "Se ha afirmado"}${when}, sin que se sepa quién`;
    if ("embedded" in claim) return `${who}${speaker ? "" : ","} que ${claim.embedded}`;
    return `${who}, en esencia, que ${claim.inSubstance}`;
  },
  sayings,
  besides: (silent, saying, asOf) => {
    const groups = silent.map(({ outcome, parties }) => `${names(parties)} ${SILENT[outcome][isOne(parties) ? 0 : 1]}`);
    return `${asOf ? `a ${day(asOf)}, ` : ""}${list.format(groups)}, y ${saying}`;
  },
};
