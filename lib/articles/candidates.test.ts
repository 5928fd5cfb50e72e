import { describe, expect, it } from "vitest";
import { type Article, type Candidate, candidatesIn } from "#lib/articles/candidates";

const read = (text: string, more: Partial<Article> = {}): Candidate[] => {
  const found = candidatesIn({ text, title: "", paper: "The Northport Post", publishedOn: "2025-12-26", language: "en", ...more });
  if ("refusal" in found) throw new Error(found.refusal);
  return found.candidates;
};
const told = (text: string, more: Partial<Article> = {}) => read(text, more).map((one) => [one.text, one.speaker?.name]);
const leido = (text: string) => told(text, { language: "es", paper: "El Faro" });
/** A body of text round a sentence, so that it is not taken for a headline. */
const VANCE = "Transport Minister Laura Vance said that the harbour will not be sold.";
const VAZQUEZ = "La ministra de Transporte, Laura Vázquez, aseguró que el puerto no se venderá.";

describe("somebody’s own words", () => {
  it.each([
    ["“The harbour is not for sale,” Laura Vance said.", "curly marks"],
    ['"The harbour is not for sale," Laura Vance said.', "straight marks"],
    ["«The harbour is not for sale», Laura Vance said.", "angle marks"],
    ["‘The harbour is not for sale,’ said Laura Vance.", "single marks"],
    ["— The harbour is not for sale — said Laura Vance.", "dashes"],
    ["Laura Vance said: “The harbour is not for sale.”", "after a colon"],
    ["Laura Vance said on Monday:\n\n“The harbour is not for sale.”", "after a colon, in the next paragraph"],
  ])("are found in %s (%s)", (text) => {
    const [found] = read(text);
    expect([found?.text, found?.speaker?.name]).toEqual(["The harbour is not for sale", "Laura Vance"]);
    const [part] = found?.quote?.parts ?? [];
    expect(text.slice(part?.start, part?.end).replace(/\.$/, "")).toBe("The harbour is not for sale");
  });

  it("stand exactly where they are said to stand, whatever stands before them", () => {
    const text = `${VANCE}\r\n\r\n🜃 “We lost £5 million,” she said, “and nobody noticed.”`;
    const found = read(text).at(-1);
    expect(found?.quote?.parts.map(({ start, end }) => text.slice(start, end))).toEqual(["We lost £5 million", "and nobody noticed."]);
    expect(text.slice(found?.cue.start, found?.cue.end)).toBe("said");
    expect(text.slice(found?.sentence.start, found?.sentence.end)).toBe(found?.sentence.text);
  });

  it("that the paper broke are one claim, and the break is seen", () => {
    const [found] = read("“We will not sell it,” Laura Vance said, “not this year.”");
    expect(found?.text).toBe("We will not sell it, not this year");
    expect(found?.quote?.text).toBe("We will not sell it … not this year.");
  });

  it("go on in the next sentence, when nobody else is named", () => {
    expect(told("“None of them was serious,” Laura Vance said. “The best was for $5 million.”")).toEqual([
      ["None of them was serious", "Laura Vance"],
      ["The best was for $5 million", "Laura Vance"],
    ]);
  });

  it("keep the words of others in them", () => {
    expect(told("“She told me, ‘You have until Friday’, and left,” Tom Hill recalled.")).toEqual([
      ["She told me, ‘You have until Friday’, and left", "Tom Hill"],
    ]);
  });

  it("within a sentence of the paper are its quote, and the sentence the claim", () => {
    const [found] = read("Mayor Tom Hill said that the accounts were “a mess” last year.");
    expect([found?.text, found?.quote?.text]).toEqual(["The accounts were a mess last year", "a mess"]);
  });
});

describe("what the paper tells of somebody", () => {
  it.each([
    ["Laura Vance said that the harbour loses money.", "The harbour loses money", "Laura Vance"],
    ["Laura Vance said the harbour loses money.", "The harbour loses money", "Laura Vance"],
    ["The harbour loses money, Laura Vance said on Tuesday.", "The harbour loses money", "Laura Vance"],
    ["The harbour, Laura Vance noted, loses 40,000 dollars a day.", "The harbour loses 40,000 dollars a day", "Laura Vance"],
    ["According to Laura Vance, the harbour loses money.", "The harbour loses money", "Laura Vance"],
    ["The harbour loses money, according to Laura Vance.", "The harbour loses money", "Laura Vance"],
    ["Laura Vance told reporters in Leeds that the harbour loses money.", "The harbour loses money", "Laura Vance"],
    ["Russian President Vladimir Putin said that the harbour loses money.", "The harbour loses money", "Vladimir Putin"],
    ["The president of Russia, Vladimir Putin, said that the harbour loses money.", "The harbour loses money", "Vladimir Putin"],
    ["Dr. Alan P. Reyes, 43, an economist at Leeds, warned that the harbour loses money.", "The harbour loses money", "Alan P. Reyes"],
    ["The Harbour Authority said that the harbour loses money.", "The harbour loses money", "Harbour Authority"],
    ["The Ministry of Finance says the harbour loses money.", "The harbour loses money", "Ministry of Finance"],
    [
      "Unemployment rose to 5.1% in October, the Office for Statistics said last week.",
      "Unemployment rose to 5.1% in October",
      "Office for Statistics",
    ],
    ["The harbour, according to Laura Vance, loses money.", "The harbour loses money", "Laura Vance"],
    ["A government spokesperson said that the harbour loses money.", "The harbour loses money", "A government spokesperson"],
    [
      "The director of a bank in northern Leeds said that the harbour loses money.",
      "The harbour loses money",
      "The director of a bank in northern Leeds",
    ],
    ["Her mother, Huda, adds that the harbour loses money.", "The harbour loses money", "Huda"],
    ["According to figures from the Harbour Authority, the harbour loses money.", "The harbour loses money", "Harbour Authority"],
    ["Ann Bell and Bob Kerr said that the harbour loses money.", "The harbour loses money", "Ann Bell"],
    ["A spokesman for the ministry said the harbour loses money.", "The harbour loses money", "A spokesman for the ministry"],
    ["The U.S. Navy denied that the harbour loses money.", "It is not so that the harbour loses money", "U.S. Navy"],
  ])("%s", (text, claim, speaker) => expect(told(text)).toEqual([[claim, speaker]]));

  it("is never laid at the door of what only stands nearby", () => {
    expect(told("Dan Price, who chairs the committee, called the decision “a mistake that families will pay for”.")).toEqual([
      ["Dan Price, who chairs the committee, called the decision a mistake that families will pay for", "Dan Price"],
    ]);
    expect(told(`${VANCE} A spokesperson for the bank said that it is closed. “It is open,” he said.`).at(-1)?.[1]).toBe(
      "A spokesperson for the bank",
    );
    expect(
      leido("Ernest Urtasun dijo que el plan llega tarde. Unos hombres consultados por este diario cuentan que llevan años esperando."),
    ).toHaveLength(1);
  });

  it("is told of each of several in one sentence", () => {
    expect(told("The Harbour Authority said that the port had grown, while Mayor Tom Hill said that it had not grown at all.")).toEqual([
      ["The port had grown", "Harbour Authority"],
      ["It had not grown at all", "Tom Hill"],
    ]);
    expect(told("“We have the votes,” Ann Bell said, while Bob Kerr replied: “They have no majority.”")).toEqual([
      ["We have the votes", "Ann Bell"],
      ["They have no majority", "Bob Kerr"],
    ]);
  });

  it("is a body’s under its full name, where the letters stand for it", () => {
    const [, found] = read(
      "The International Atomic Energy Agency (IAEA) said that the plant is safe. The IAEA added that it has six reactors in all.",
    );
    expect([found?.speaker?.name, found?.speaker?.otherName, found?.speaker?.kind]).toEqual([
      "International Atomic Energy Agency",
      "IAEA",
      "body",
    ]);
    const [other] = read("The plant is safe, cited by the International Atomic Energy Agency (IAEA).");
    expect([other?.speaker?.name, other?.speaker?.otherName]).toEqual(["International Atomic Energy Agency", "IAEA"]);
  });

  it("says what kind of party speaks, as far as the words do", () => {
    const kinds = (text: string) => read(text).map((one) => one.speaker?.kind);
    expect(kinds("Officials said that the number would fall.")).toEqual(["unnamed"]);
    expect(kinds("Kommersant reported that the plant will be sold.")).toEqual(["medium"]);
    expect(kinds("The Northport Gazette newspaper reported that the plant will be sold.")).toEqual(["medium"]);
    expect(kinds("Acme Inc said that it had paid its debts.")).toEqual(["company"]);
    expect(kinds("The Kremlin said that it had paid its debts.")).toEqual(["body"]);
  });
});

describe("who is not named", () => {
  it.each([
    ["“It costs five million,” she said.", "Laura Vance"],
    ["She added that it costs five million.", "Laura Vance"],
    ["The minister warned that it costs five million.", "Laura Vance"],
    ["Vance claimed that it costs five million.", "Laura Vance"],
  ])("is whoever was named before: %s", (text, speaker) => expect(told(`${VANCE} ${text}`).at(-1)?.[1]).toBe(speaker));

  it("is not somebody whom another word speaks of", () => {
    const text = `${VANCE} Mr. Tom Hill said that the city had no money left. “It costs five million,” she said.`;
    expect(told(text).at(-1)?.[1]).toBe("Laura Vance");
  });

  it("is the person whom the sentence before is about", () => {
    expect(told(`${VANCE} Ann Bell had left early. Later Bell met the mayors. “It costs five million,” she said.`).at(-1)?.[1]).toBe(
      "Ann Bell",
    );
  });
});

describe("what is no claim", () => {
  it.each([
    ["a headline", "Harbour deal “is dead for good”, says minister"],
    ["a byline", "By Jane Doe, who said she had seen it all."],
    ["a caption", "Photo: Laura Vance said that the harbour is closed. REUTERS/Ann Smith"],
    ["a caption with its credit at the end", "Laura Vance says the harbour is closed. Source: Planet Labs PBC via AP."],
    ["a question that heads a part", "Can the mayor say that the harbour is safe?"],
    ["a pointer to other pages", "Read more: Laura Vance said that the harbour is closed."],
    ["what nobody said", "Laura Vance did not say that the harbour is closed."],
    ["what somebody would not say", "Laura Vance declined to say that the harbour is closed."],
    ["a condition", "If Laura Vance says that the harbour is closed, it is closed."],
    ["what was said to somebody", "Laura Vance was told that the harbour is closed."],
    ["a noun that looks like a verb", "The claims in the report were new, and notes of fifty are rare in this state."],
    ["words that are only set apart", "The reactors are in a “cold shutdown” state, and have been for years."],
  ])("%s", (_, text) => expect(told(`${VANCE}\n\n${text}\n\n${VANCE.replace("sold", "let")}`)).toHaveLength(2));

  it("the title of the article, also where it ends like a sentence", () => {
    const title = "Laura Vance says the harbour is closed.";
    expect(told(`${title}\n\n${VANCE}`, { title })).toHaveLength(1);
  });

  it("the summary above the text", () => {
    expect(told(`• Laura Vance said that the harbour is closed.\n\n${VANCE}`)).toHaveLength(1);
  });
});

describe("the day", () => {
  const day = (text: string, more: Partial<Article> = {}) => read(text, more).map((one) => [one.saidOn, one.dayFrom]);
  it.each([
    ["Laura Vance said on Tuesday that the harbour loses money.", "2025-12-23"],
    ["Laura Vance said on Saturday that the harbour loses money.", "2025-12-20"],
    ["Laura Vance said yesterday that the harbour loses money.", "2025-12-25"],
    ["On December 13, Laura Vance said that the harbour loses money.", "2025-12-13"],
    ["Laura Vance said on 29 December that the harbour loses money.", "2024-12-29"],
  ])("is that of the sentence, and never lies ahead: %s", (text, expected) => expect(day(text)).toEqual([[expected, "sentence"]]));

  it("of what is said is not the day on which it is said", () => {
    expect(day("Laura Vance said that the harbour closed on December 13.")).toEqual([["2025-12-26", "article"]]);
    expect(day("Laura Vance said that the harbour closed on December 13.", { publishedOn: null })).toEqual([[null, null]]);
  });

  it("is not made up where the sentence names none that is known", () => {
    expect(day("Laura Vance said last week that the harbour loses money.")).toEqual([[null, null]]);
  });

  it("is that of the meeting at which the article says that somebody spoke", () => {
    const text = "During a meeting on December 24, Laura Vance showed the plans. “The harbour is safe,” Vance said.";
    expect(day(text)).toEqual([["2025-12-24", "elsewhere"]]);
  });
});

describe("the paper that has it", () => {
  const cites = (text: string, more: Partial<Article> = {}) => read(text, more).map((one) => one.cites);
  it.each([
    ["Laura Vance told the BBC that the harbour loses money.", "BBC"],
    ["Laura Vance said in an interview with the Financial Times that the harbour loses money.", "Financial Times"],
    ["Laura Vance said that the harbour loses money, Reuters reported.", "Reuters"],
    ["Laura Vance said that the harbour loses money, as reported by Kommersant.", "Kommersant"],
    ["The news, published by the newspaper Harbour Herald, is clear. Laura Vance said that the harbour loses money.", "Harbour Herald"],
  ])("is told: %s", (text, paper) => expect(cites(text)).toEqual([paper]));

  it("is that of one sentence where one speaker told it, and of all that follows where it published the news", () => {
    const rest = "Tom Hill said that it is open.";
    expect(cites(`Laura Vance told Reuters that the harbour is closed. ${rest}`)).toEqual(["Reuters", null]);
    expect(cites(`The news, published by Reuters, is new. Laura Vance said that it is closed. ${rest}`)).toEqual(["Reuters", "Reuters"]);
  });

  it("is not the article’s own", () => {
    expect(cites("Laura Vance told the BBC that the harbour loses money.", { paper: "BBC" })).toEqual([null]);
    const [found] = read("Miners have 15.5% of the world’s hashrate, as reported by CriptoNoticias.", { paper: "CriptoNoticias" });
    expect([found?.speaker?.name, found?.speaker?.kind, found?.cites]).toEqual(["CriptoNoticias", "medium", null]);
    const own = "The news, published by Kommersant, is new. Miners have 15.5% of it all, as reported by CriptoNoticias.";
    expect(cites(own, { paper: "CriptoNoticias" })).toEqual([null]);
  });
});

describe("in Spanish", () => {
  it.each([
    ["«El puerto no se vende», afirmó la ministra de Transporte, Laura Vázquez.", "El puerto no se vende", "Laura Vázquez"],
    ["“El puerto no se vende”, ha dicho Laura Vázquez en una rueda de prensa.", "El puerto no se vende", "Laura Vázquez"],
    ["—El puerto no se vende —dijo el alcalde, Tomás Gil—.", "El puerto no se vende", "Tomás Gil"],
    ["Laura Vázquez dijo que el puerto no se vende.", "El puerto no se vende", "Laura Vázquez"],
    ["El presidente del Gobierno, Pedro Salas, anunció ayer que el puerto no se vende.", "El puerto no se vende", "Pedro Salas"],
    [
      "El puerto pierde 40.000 euros al día, según el Ministerio de Hacienda.",
      "El puerto pierde 40.000 euros al día",
      "Ministerio de Hacienda",
    ],
    ["Según el Banco de España, el puerto pierde dinero.", "El puerto pierde dinero", "Banco de España"],
    ["Según ha explicado el ministro de Economía, Carlos Vela, el puerto pierde dinero.", "El puerto pierde dinero", "Carlos Vela"],
    [
      "El economista Alberto Ruiz, profesor en Vilanorte, advirtió de que «la deuda es insostenible».",
      "La deuda es insostenible",
      "Alberto Ruiz",
    ],
    ["El Sr. Gil negó que la ciudad haya perdido dinero.", "No es cierto que la ciudad haya perdido dinero", "Gil"],
    ["Fuentes del Gobierno aseguran que el acuerdo está roto.", "El acuerdo está roto", "Fuentes del Gobierno"],
    ["MADRID (EFE).- La ONU alertó de que 300.000 personas pasan hambre.", "300.000 personas pasan hambre", "ONU"],
  ])("%s", (text, claim, speaker) => expect(leido(text)).toEqual([[claim, speaker]]));

  it("whoever is left out may be whom the sentence names, or the one before", () => {
    expect(leido("La ministra de Vivienda, Isabel Ruiz, defendió el plan y recordó que se iniciaron 14.000 obras.")).toEqual([
      ["Se iniciaron 14.000 obras", "Isabel Ruiz"],
    ]);
    expect(
      leido(`${VAZQUEZ} El presidente, Pedro Salas, prometió viviendas. “Es el problema de todos”, ha afirmado en el Congreso.`).at(
        -1,
      )?.[1],
    ).toBe("Pedro Salas");
  });

  it("whoever is left out is whoever spoke before", () => {
    expect(leido(`${VAZQUEZ} Además, señaló que hay tres ofertas. «Ninguna era seria», dijo ella.`).slice(1)).toEqual([
      ["Hay tres ofertas", "Laura Vázquez"],
      ["Ninguna era seria", "Laura Vázquez"],
    ]);
  });

  it("two speakers of one sentence are two", () => {
    expect(leido("Iberluz sostiene que pagó sus impuestos, mientras que Hacienda asegura que no ha pagado nada.")).toEqual([
      ["Pagó sus impuestos", "Iberluz"],
      ["No ha pagado nada", "Hacienda"],
    ]);
  });

  it.each([
    ["a headline", "El puerto «no se vende nunca», dice la ministra"],
    ["a byline", "Por Juana Pérez"],
    ["a caption", "Foto: Laura Vázquez dijo que el puerto cierra. EFE/Ana López"],
    ["what nobody said", "Laura Vázquez no dijo que el puerto cierra."],
    ["a noun that looks like a verb", "La denuncia fue archivada y la nota que leyó era nueva."],
  ])("%s is no claim", (_, text) => expect(leido(`${VAZQUEZ}\n\n${text}\n\n${VAZQUEZ.replace("venderá", "cerrará")}`)).toHaveLength(2));

  it("the day and the paper are those that the sentence names", () => {
    const [found] = read("Laura Vázquez dijo el martes a El País que el puerto no se vende.", { language: "es" });
    expect([found?.saidOn, found?.cites]).toEqual(["2025-12-23", "El País"]);
    const [other] = read("Laura Vázquez dijo anteayer que el puerto no se vende.", { language: "es" });
    expect(other?.saidOn).toBe("2025-12-24");
  });
});
