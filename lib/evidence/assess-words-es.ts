import { isOne, namesOf, titlesOf, type Words } from "#lib/evidence/assess-words-shape";
import type { Named, Several } from "#lib/evidence/reasons";

const MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
const list = new Intl.ListFormat("es", { type: "conjunction" });
const numbers = new Intl.NumberFormat("es");
const names = (parties: Several<Named>) => namesOf(parties, spanish);
const count = (one: string, many: string, n: number) => `${numbers.format(n)} ${n === 1 ? one : many}`;

export const spanish: Words = {
  date: (day) => {
    const [year, month, date] = day.split("-").map(Number);
    return `${date} de ${MONTHS[(month ?? 0) - 1]} de ${year}`;
  },
  and: (items) => list.format(items),
  others: (n) => count("más", "más", n),
  quoted: (title) => `«${title}»`,
  links: (n) => count("enlace", "enlaces", n),
  origins: (n) => count("origen", "orígenes", n),
  linksOfUnknownOrigin: (n) => `${count("enlace", "enlaces", n)} de origen desconocido`,
  tie: {
    speaks_for: (from, to) => `${from} habla en nombre de ${to}`,
    part_of: (from, to) => `${from} forma parte de ${to}`,
    owned_by: (from, to) => `${from} es propiedad de ${to}`,
    controlled_by: (from, to) => `${from} está bajo el control de ${to}`,
    employed_by: (from, to) => `${from} trabaja para ${to}`,
    member_of: (from, to) => `${from} es miembro de ${to}`,
    allied_with: (from, to) => `${from} tiene una alianza con ${to}`,
    funded_by: (from, to) => `${from} recibe fondos de ${to}`,
    independent_body_of: (from, to) => `${from} es un órgano independiente de ${to}`,
  },
  silent: {
    no_reply: (party, askedOn) =>
      `Se preguntó a ${party}${askedOn ? ` el ${askedOn}` : ""} y no ha respondido; el silencio no es ni un sí ni un no.`,
    declined: (party) => `${party} no quiso decir si es así.`,
    no_comment: (party) => `${party} no hizo comentarios, lo que no es ni un sí ni un no.`,
    unreachable: (party, askedOn) => `No se pudo contactar con ${party}${askedOn ? ` el ${askedOn}` : ""}.`,
  },
  reason: {
    nobody_known: () => `${spanish.line.nobody}.`,
    only_side: ({ sides }) => `${spanish.line.onlySide(sides)}.`,
    only_reports: ({ voices }) => `${spanish.line.onlyReports(voices)}.`,
    contradicted: ({ by }) => `${names(by)} lo ${isOne(by) ? "contradice" : "contradicen"}.`,
    balance: ({ balance }) =>
      ({
        for: "Aun así, las pruebas respaldan la afirmación.",
        against: "Las pruebas están en contra de la afirmación.",
        both: "Ambas se sostienen: compruebe si hablan de la misma fecha, el mismo lugar y la misma definición.",
        neither: "Es palabra contra palabra: las pruebas no dan la razón a ninguna de las partes.",
      })[balance],
    concerned_asserts: ({ party, speaker }) =>
      `También lo dice ${party.name}, la parte a la que afecta la afirmación, que no está del lado de ${speaker.name}.`,
    concerned_agree: ({ parties: [one, other] }) =>
      `Lo dicen ${list.format([one.name, other.name])}: la afirmación les afecta y no están del mismo lado.`,
    itself: ({ publisher, source, stance }) =>
      `${spanish.quoted(source.title)}, publicado por ${publisher.name}, es el hecho mismo${stance === "asserts" ? "" : " y muestra lo contrario"}.`,
    record: ({ publisher, source, stance }) =>
      `${spanish.quoted(source.title)}, un registro de ${publisher.name}, ${stance === "asserts" ? "lo muestra" : "muestra lo contrario"}.`,
    two_first_hand: ({ parties: [one, other], stance }) =>
      `${list.format([one.name, other.name])} lo ${stance === "asserts" ? "dicen" : "contradicen"} de primera mano y no están del mismo lado.`,
    speaker_side_contradicts: ({ party }) => `${party.name}, del lado de quien lo dijo, lo contradice.`,
    concerns_itself: ({ parties }) => `La afirmación afecta a ${names(parties)}, así que su palabra no es independiente.`,
    one_side: ({ parties: [one, other], ties: { first, more } }) => {
      if (first.length === 0) return `${list.format([one.name, other.name])} están del mismo lado, por una larga cadena de vínculos.`;
      const told = first.map(({ from, kind, to }) => spanish.tie[kind](from.name, to.name));
      const both = first.length <= 2 && more === 0 ? "ambos" : list.format([one.name, other.name]);
      const rest = more > 0 ? [`y así por ${count("vínculo más", "vínculos más", more)}`] : [];
      return `${[...told, ...rest].join("; ")}, así que ${both} están del mismo lado.`;
    },
    unnamed_may_be_one: ({ parties }) =>
      `No se da el nombre de ${names(parties)}: pueden ser la misma persona y cuentan como una sola voz.`,
    not_one_side: ({ tie: { from, kind, to } }) => `${spanish.tie[kind](from.name, to.name)}, lo que no los pone del mismo lado.`,
    silent: ({ party, outcome, askedOn }) => spanish.silent[outcome](party.name, askedOn && spanish.date(askedOn)),
    partial: ({ party }) => `${party.name} dijo que es cierto en parte.`,
    withdrawn: ({ parties }) => `${names(parties)} ${isOne(parties) ? "se retractó" : "se retractaron"}; lo dicho ya no cuenta.`,
    unknown: ({ count: n }) =>
      n === 1
        ? "1 prueba es de origen desconocido y no añade nada."
        : `${numbers.format(n)} pruebas son de origen desconocido y no añaden nada.`,
  },
  change: {
    split: ({ party }) => `${party.name} dijo que es cierto en parte: divida la afirmación.`,
    ask: ({ party, again, effect }) => {
      const why = {
        confirms: "un sí de esa parte confirmaría la afirmación",
        disputes: "un no de esa parte pondría la afirmación en disputa",
        weighs: "la afirmación afecta a esa parte y aún no ha sido escuchada",
      };
      return `Pregunte${again ? " de nuevo" : ""} a ${party.name}: ${why[effect]}.`;
    },
    trace: ({ source }) => `Averigüe de dónde lo ha sacado ${spanish.quoted(source.title)}.`,
    trace_ring: ({ sources }) =>
      isOne(sources)
        ? `${titlesOf(sources, spanish)} se cita a sí mismo: averigüe de dónde lo ha sacado.`
        : `${titlesOf(sources, spanish)} se citan en círculo: averigüe de dónde lo sacó el primero.`,
    trace_more: ({ count: n }) => `Rastree ${count("fuente más", "fuentes más", n)} de origen desconocido.`,
    record: ({ apartFrom, effect }) => {
      const kept = apartFrom.first.length > 0 ? ` de alguien sin vínculos con ${names(apartFrom)}` : "";
      return `Busque un registro (un registro público, una medición, una sentencia)${kept}: ${
        effect === "confirms" ? "confirmaría la afirmación" : "diría hacia dónde se inclinan las pruebas"
      }.`;
    },
    second_witness: ({ apartFrom }) =>
      `Busque a alguien sin vínculos con ${names(apartFrom)} que lo viera, lo hiciera o lo midiera: una segunda voz de primera mano confirmaría la afirmación.`,
    check_definition: () =>
      "Compruebe si ambas hablan de la misma fecha, el mismo lugar y la misma definición: lo que hable de otra cosa es contexto.",
  },
  line: {
    nobody: "No lo respalda nadie conocido",
    onlySide: (sides) => `Solo lo dice el lado de ${names(sides)}`,
    onlyReports: (voices) => `Solo ${isOne(voices) ? "lo cuenta" : "lo cuentan"} ${names(voices)}; no hay una segunda voz de primera mano`,
    for: (by) => `las pruebas lo respaldan; ${names(by)} lo ${isOne(by) ? "niega" : "niegan"}`,
    against: "las pruebas están en contra",
    both: "ambas se sostienen: compruebe la fecha, el lugar y la definición",
    neither: "palabra contra palabra",
    itself: "El hecho mismo consta",
    record: (publisher) => `Lo muestra un registro de ${publisher}`,
    concernedAsserts: (party) => `También lo dice ${party}, la parte a la que afecta`,
    concernedAgree: (one, other) => `Lo dicen ${list.format([one, other])}, a quienes afecta`,
    twoFirstHand: (one, other) => `Lo dicen de primera mano ${list.format([one, other])}`,
  },
};
