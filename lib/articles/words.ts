import type { ARTICLE_LANGUAGES } from "#lib/articles/schema";

/** What rules know of English and Spanish. Lists are lower case. */
export type Language = (typeof ARTICLE_LANGUAGES)[number];

const list = (words: string) => words.trim().split(/\s*[,\n]\s*/u);
const setOf = (words: string): ReadonlySet<string> => new Set(list(words));

export const ABBREVIATIONS = setOf(
  `mr, mrs, ms, dr, prof, sr, sra, srta, jr, st, gen, sen, rep, gov, lt, col, sgt, capt, maj, hon, rev, no, nos, inc, ltd, co, corp, vs,
  dra, lic, ing, arq, d, dña, gral, cnel, tte, pág, núm, art, av, jan, feb, mar, apr, jun, jul, aug, sept, sep, oct, nov, dec, ene, abr, ago, dic,
  e.g, i.e, a.m, p.m, u.s, u.k, u.n, ee.uu, ee, uu, ss.mm, approx, dept, fed`,
);

/** English verbs of saying: the form in which they are listed, and how they are inflected. */
const EN_REGULAR = list(
  `add, claim, state, declare, announce, warn, insist, argue, assert, allege, confirm, suggest, note, stress, explain, acknowledge, admit, concede,
  report, estimate, predict, maintain, reveal, emphasize, emphasise, reiterate, contend, remark, observe, testify, recall, caution, disclose, hint,
  indicate, reckon, conclude, reply, respond, tweet, post, comment, complain, joke, believe, deny, dismiss, describe, call, boast, lament, quip, affirm, signal, clarify`,
);
const EN_IRREGULAR = list("find, finds, found, say, says, said, saying, tell, tells, told, telling, write, writes, wrote, writing, thinks");
const EN_FORMS = EN_REGULAR.flatMap((verb) => {
  if (/[^aeiou]y$/u.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (verb.endsWith("e")) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (verb === "admit" || verb === "quip") return [verb, `${verb}s`, `${verb}${verb.at(-1)}ed`, `${verb}${verb.at(-1)}ing`];
  return [verb, /(?:s|ss|sh)$/u.test(verb) ? `${verb}es` : `${verb}s`, `${verb}ed`, `${verb}ing`];
});

const ES_AR = list(
  `afirm, asegur, declar, señal, indic, explic, anunci, subray, destac, apunt, manifest, asever, confirm, denunci, coment, expres, precis, estim,
  calcul, opin, consider, reiter, alert, espet, relat, matiz, zanj, critic, lament, inform, revel, recalc, remarc, enfatiz, argument, pronostic, vaticin, detall, ratific, not, proclam, report, acot, puntualiz`,
);
const ES_FORMS = [
  ...ES_AR.flatMap((stem) => [
    ...["ó", "a", "aron", "an", "aba", "aban", "ando", "ado", "é"].map((end) => stem + end),
    `${stem.replace(/g$/u, "gu").replace(/c$/u, "qu").replace(/z$/u, "c")}e`,
  ]),
  ...list(
    `dijo, dice, dijeron, dicen, diciendo, dicho, decía, decían, añadió, añade, añadieron, añaden, añadiendo, agregó, agrega, agregaron, agregan, agregando,
    advirtió, advierte, advirtieron, advierten, advirtiendo, sostuvo, sostiene, sostuvieron, sostienen, sosteniendo, insistió, insiste, insistieron, insisten, insistiendo,
    negó, niega, negaron, niegan, negando, admitió, admite, admitieron, admiten, admitiendo, reconoció, reconoce, reconocieron, reconocen, reconociendo,
    recordó, recuerda, recordaron, recuerdan, recordando, respondió, responde, respondieron, replicó, replica, contestó, contesta, concluyó, concluye, escribió, escribe,
    sugirió, sugiere, sugirieron, sugieren, contó, predijo, predice, mantuvo, mantiene, desmintió, desmiente, tuiteó, admitido, reconocido, advertido, negado, añadido, agregado, replicado, respondido, contestado,
    escrito, insistido, sostenido, concluido, sugerido, mantenido, desmentido, contado, cuentan, contaron, resume, resumió, resumen`,
  ),
];

/** These are as often a noun, or stand for something else: a tag has to say that they are a verb here. */
export const DOUBTFUL = setOf(
  `find, finds, claim, claims, state, states, note, notes, report, reports, stress, stresses, estimate, estimates, post, posts, comment, comments, call, calls, signal, signals,
  reply, replies, hint, hints, joke, jokes, tweet, tweets, posted, called, signaled, write, call, tell, say, stated, observed, maintained, maintain, maintains, concluded,
  nota, notas, denuncia, denuncian, critica, indica, informa, informe, cuenta, cuentan, resume, resumen, calcula, reporta, anuncia, alerta, declara, réplica, comenta, estima, manifiesta`,
);

export const VERBS: Record<Language, ReadonlySet<string>> = {
  en: new Set([...EN_FORMS, ...EN_IRREGULAR].filter((verb) => !verb.includes(" "))),
  es: new Set(ES_FORMS.filter((verb) => !verb.includes(" "))),
};
/** These say that it is not so. */
export const DENIES = setOf(
  "deny, denies, denied, denying, dismiss, dismisses, dismissed, dismissing, negó, niega, negaron, niegan, negando, negado, desmintió, desmiente",
);
/** In English these need no “that”: “the ministry says it has paid”. */
export const BARE = setOf(
  `say, says, said, saying, warn, warns, warned, claim, claims, claimed, believe, believes, believed, thinks, add, adds, added, insist, insists, insisted, estimate, estimates, estimated,
  announced, announces, argues, argued, suggests, suggested, told, tells, noted, notes, admitted, admits, confirmed, confirms, predicts, predicted, acknowledged, stressed, reckons, reckoned, maintains, alleges, alleged`,
);
/** These take somebody's words, and no clause. */
export const NEEDS_QUOTE = setOf(
  `call, calls, called, calling, describe, describes, described, describing, dismiss, dismisses, dismissed, dismissing, tweeted, tweets, posted, posts, wrote, writes, joked, jokes, quipped, complained,
  commented, comments, replied, responded, remarked, lamented, escribió, escribe, comentó, respondió, responde, replicó, contestó, contesta, criticó, critica, tuiteó, zanjó, expresó, opinó, opina`,
);

export const AFTER: Record<Language, RegExp> = {
  en: /(?<![\p{L}])(?:according to|(?:as )?(?:first )?(?:reported|cited|quoted|stated|claimed|announced|confirmed) by|in the words of|in the (?:view|opinion) of)(?![\p{L}])/giu,
  es: /(?<![\p{L}])(?:según|de acuerdo (?:con|a)(?:l)?|a juicio de|en palabras de|en opinión de|(?:citado|citada|informado|informó|reportado|revelado|confirmado) por)(?![\p{L}])/giu,
};

export const PRONOUNS: Record<Language, ReadonlyMap<string, "he" | "she" | "they">> = {
  en: new Map([
    ["he", "he"],
    ["she", "she"],
    ["they", "they"],
    ["it", "they"],
    ["him", "he"],
    ["her", "she"],
  ]),
  es: new Map([
    ["él", "he"],
    ["ella", "she"],
    ["ellos", "they"],
    ["ellas", "they"],
    ["este", "he"],
    ["esta", "she"],
    ["éste", "he"],
    ["ésta", "she"],
  ]),
};

/** What a person is called before their name, or instead of it. */
export const TITLES = setOf(
  `president, speaker, vice-president, minister, premier, chancellor, secretary, senator, governor, mayor, king, queen, prince, princess, pope, leader, chief, head, director, chairman, chairwoman, chair, chairperson,
  ceo, cfo, cto, founder, co-founder, cofounder, boss, manager, analyst, economist, expert, professor, dr, doctor, scientist, researcher, lawyer, attorney, judge, prosecutor, ambassador, envoy, diplomat, commissioner, congressman,
  congresswoman, representative, lawmaker, deputy, mp, general, colonel, admiral, captain, commander, sergeant, spokesman, spokeswoman, spokesperson, official, correspondent, journalist, reporter, editor, author, activist, critic, candidate,
  coach, mr, mrs, ms, miss, sir, lady, lord, sen, rep, gov, gen, col, lt, prof, resident, witness, adviser, advisor, aide, investor, trader, farmer, teacher, student, entrepreneur, executive, officer, historian, engineer, physicist,
  presidente, presidenta, vicepresidente, vicepresidenta, expresidente, expresidenta, ministro, ministra, exministro, exministra, canciller, secretario, secretaria, senador, senadora, gobernador, gobernadora, alcalde, alcaldesa, rey, reina, príncipe, princesa, papa,
  líder, jefe, jefa, directora, fundador, fundadora, gerente, analista, economista, experto, experta, profesor, profesora, científico, científica, investigador, investigadora, abogado, abogada, juez, jueza, fiscal, embajador,
  embajadora, diplomático, comisario, comisaria, diputado, diputada, coronel, almirante, capitán, comandante, portavoz, vocero, vocera, funcionario, funcionaria, corresponsal, periodista, autora, activista, candidato, candidata, entrenador, señor, señora, don, doña,
  sr, sra, dra, d, dña, vecino, vecina, testigo, asesor, asesora, empresario, empresaria, mandatario, mandataria, dirigente, consejero, consejera, concejal, concejala, historiador, historiadora, ingeniero, ingeniera, titular, responsable, médico, médica`,
);
export const SHE_TITLES = setOf(
  `mrs, ms, miss, lady, queen, princess, chairwoman, spokeswoman, congresswoman, presidenta, vicepresidenta, expresidenta, ministra, exministra, secretaria, senadora, gobernadora, alcaldesa, reina, princesa, jefa, directora,
  fundadora, experta, profesora, científica, investigadora, abogada, jueza, embajadora, comisaria, diputada, vocera, funcionaria, autora, candidata, señora, doña, sra, dra, dña, vecina, asesora, empresaria, mandataria, consejera, concejala, historiadora, ingeniera, médica`,
);
export const HE_TITLES = setOf(
  `mr, sir, lord, king, prince, pope, chairman, spokesman, congressman, vicepresidente, expresidente, ministro, exministro, secretario, senador, gobernador, alcalde, rey, príncipe, papa, jefe, fundador, experto, profesor, científico, investigador, abogado, embajador,
  diputado, vocero, funcionario, candidato, señor, don, sr, vecino, asesor, empresario, mandatario, consejero, historiador, ingeniero, médico`,
);
/** Somebody whom the paper does not name. */
export const UNNAMED =
  /(?:^|\s)(?:officials?|sources?|spokes(?:man|woman|person|people)|witness(?:es)?|residents?|experts?|analysts?|diplomats?|lawmakers?|critics?|people|neighbou?rs?|economists?|researchers?|scientists?|traders?|fuentes?|portavo(?:z|ces)|voceros?|funcionari[oa]s?|testigos?|vecin[oa]s?|expert[oa]s|analistas|diplomátic[oa]s?|economistas|investigadores|científicos)(?:\s|$)/iu;

export const INSTITUTIONS: readonly [kind: "body" | "company" | "organisation" | "medium" | "state", words: RegExp][] = [
  [
    "medium",
    /(?:^|\s)(?:newspaper|daily|diary|magazine|weekly|broadcaster|outlet|news agency|newswire|website|portal|tabloid|diario|periódico|revista|semanario|cadena|emisora|medio|rotativo|agencia de noticias)(?:\s|$)/iu,
  ],
  [
    "body",
    /(?:^|\s)(?:ministry|government|administration|agency|authority|court|bank of|central bank|reserve|police|army|military|navy|committee|commission|council|parliament|senate|congress|department|office|bureau|kremlin|white house|pentagon|treasury|embassy|regulator|ministerio|gobierno|administración|agencia|autoridad|tribunal|corte|banco de|banco central|policía|ejército|armada|comité|comisión|consejo|parlamento|senado|congreso|departamento|oficina|casa blanca|moncloa|hacienda|embajada|fiscalía|ayuntamiento|junta|generalitat|organismo|instituto|presidencia|consejería|state department)(?:\s|$)/iu,
  ],
  [
    "company",
    /(?:^|\s)(?:inc|ltd|llc|plc|corp|corporation|company|group|holdings?|airlines?|motors|energy|bank|s\.a|operator|firm|empresa|compañía|grupo|banco|aerolínea|operadora|petrolera)(?:\s|$)/iu,
  ],
  [
    "organisation",
    /(?:^|\s)(?:union|association|federation|foundation|party|ngo|nato|un|united nations|eu|university|institute|organi[sz]ation|league|club|church|charity|campaign|programme|program|fund|programa|fondo|sindicato|colegio|asociación|federación|fundación|partido|ong|otan|onu|naciones unidas|ue|universidad|organización|liga|iglesia|cruz roja|red cross|amnesty|greenpeace|hamas|hezbollah)(?:\s|$)/iu,
  ],
];

/** Papers and agencies that others cite. */
export const MEDIA = setOf(
  `reuters, ap, associated press, the associated press, afp, efe, europa press, dpa, ansa, bbc, cnn, nbc, nbc news, cbs, cbs news, abc news, fox news, npr, sky news, al jazeera, al arabiya, the new york times, new york times, the washington post, washington post,
  the wall street journal, wall street journal, the guardian, guardian, financial times, the financial times, bloomberg, the times, the economist, economist, politico, axios, the telegraph, the independent, usa today, los angeles times, tass, ria novosti, ria, interfax, kommersant, vedomosti,
  izvestia, rbc, meduza, novaya gazeta, the moscow times, kyiv independent, the kyiv independent, ukrinform, xinhua, global times, yonhap, kyodo, nikkei, der spiegel, spiegel, bild, die zeit, le monde, le figaro, liberation, la repubblica, corriere della sera, el país, el mundo, abc, la vanguardia,
  la razón, el periódico, eldiario.es, el confidencial, el español, infolibre, 20 minutos, público, rtve, cadena ser, la nación, clarín, página 12, infobae, el universal, reforma, la jornada, milenio, el tiempo, semana, el espectador, el comercio, la tercera, el mercurio, telesur, cnbc, forbes,
  coindesk, cointelegraph, the block, haaretz, times of israel, the times of israel, the hindu, times of india, globo, o globo, folha de são paulo`,
);
export const OF_MEDIA =
  /^(?:newspaper|daily|diary|magazine|weekly|broadcaster|outlet|agency|newswire|website|channel|station|diario|periódico|revista|semanario|cadena|emisora|agencia|medio|rotativo|portal|canal)$/iu;

export const STATES = setOf(
  `russia, ukraine, china, india, iran, israel, germany, france, spain, italy, japan, mexico, brazil, argentina, turkey, poland, canada, australia, egypt, syria, iraq, venezuela, colombia, chile, peru, cuba, belarus, hungary, the united states, united states, the us, us, usa, the uk, uk, britain,
  north korea, south korea, saudi arabia, pakistan, washington, moscow, beijing, kyiv, kiev, tehran, brussels, london, paris, berlin, madrid, rusia, ucrania, irán, alemania, francia, españa, italia, japón, méxico, brasil, turquía, polonia, canadá, egipto, siria, irak, bielorrusia, hungría, estados unidos,
  ee.uu, eeuu, ee uu, reino unido, corea del norte, corea del sur, arabia saudí, pekín, moscú, teherán, bruselas, londres, parís, berlín`,
);

export const DETERMINERS = setOf(
  "the, a, an, his, her, its, their, this, that, one, some, el, la, los, las, un, una, unos, unas, su, sus, este, esta, otro, otra, another, both, several, varios, varias, many, two, three, those, these, esas, esos, dichas, dichos",
);
/** What stands after one of these does not speak. */
export const PREPOSITIONS = setOf(
  "in, on, at, of, for, from, with, by, to, among, between, against, about, under, over, en, de, del, por, con, a, al, para, sobre, entre, contra, ante, tras, desde, hasta, sin, bajo",
);
/** These are somebody’s: “according to figures of the bank”. */
export const DOCUMENTS = setOf(
  "data, figures, estimates, calculations, statistics, report, study, survey, document, documents, statement, datos, cifras, estimaciones, cálculos, estadísticas, informe, estudio, encuesta, documento, documentos, comunicado",
);
export const PARTICLES = setOf("de, del, la, las, los, van, von, der, den, bin, ibn, al, el, da, di, dos, y, le, ter");
export const LINKS_NAMES = setOf("of, for, at, from, with, de, del, para, en, in");
export const ASIDE = setOf(
  `also, even, later, then, has, had, have, having, however, again, already, previously, recently, reportedly, himself, herself, themselves, itself, further, today, yesterday, too, once, earlier, just, now, soon, still, simply, only, thus, therefore,
  ha, han, había, habían, también, ya, incluso, después, luego, además, asimismo, hoy, ayer, anteayer, antes, posteriormente, se, lo, le, les, nos, recientemente, mismo, misma, siempre, entonces, así, más, tarde, sí`,
);
export const NEGATES =
  /(?:\b(?:not|never|no|neither|nor|nobody|without|ni|nunca|nadie|tampoco|sin)|n['’]t|declined to|refused to|failed to|if|whether|unless|would|could|should|might|may|must|can|will|to|si|podría|debería|puede|debe)\s*$/iu;

/** “called the plan”: what follows is what it is said of. */
export const TRANSITIVE = setOf("call, calls, called, describe, describes, described, dismiss, dismisses, dismissed");

/** It is not said that somebody says it. */
export const CONDITION = /(?:^|[\s(,])(?:if|whether|unless|si)\s+$/iu;

/** “, while”, “; but”: what somebody else says begins. */
export const TURNS = /(?:;|,?\s+(?:while|but|whereas|although|though|and|mientras(?: que)?|pero|aunque|en cambio|y|e))\s*,?\s*$/iu;
export const GERUND = /(?:ing|ando|iendo)$/u;

/** Where and when somebody speaks. */
export const OCCASION =
  /\b(?:meeting|speech|interview|conference|address|briefing|statement|press|summit|hearing|debate|forum|call|podcast|rally|ceremony|visit|speaking|spoke|told|said|says|announced|reunión|discurso|entrevista|rueda|conferencia|comparecencia|declaración|cumbre|sesión|debate|foro|mitin|acto|visita|intervención|dijo|anunció)\b/iu;

const alternatives = (words: Iterable<string>) => [...words].sort((a, b) => b.length - a.length).join("|");
const ALL_VERBS = alternatives([...VERBS.en, ...VERBS.es]);
export const SAYS_AT_ONCE = new RegExp(
  `^\\s+(?:(?:[\\p{L}.’'-]+\\s+){1,5}(?:${ALL_VERBS}|asked|preguntó)|(?:${ALL_VERBS}|asked|preguntó))(?![\\p{L}])`,
  "u",
);
