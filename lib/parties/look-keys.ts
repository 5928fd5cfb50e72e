/** Counted on whenever the rules below change: at the next start the keys of all parties are made anew. */
export const LOOK_VERSION = 1;

// Letters of other scripts, small capitals and letters with a bar or hook, under the Latin letters that a reader takes them for: the single
// letters of Latin, Greek, Cyrillic, Armenian, Cherokee, Coptic, Lisu and Georgian in the Unicode Consortium's table of confusable
// characters (Unicode Technical Standard 39, version 13; Copyright © Unicode, Inc., https://www.unicode.org/license.txt), and some more
// that an editor would confuse. Accents are taken off before. Upper and lower case stand apart: Ν looks like N, and ν like v.
// biome-ignore format: one line for each letter
const TAKEN_FOR: Record<string, string> = {
  2: "ƧƻϨꙄꝚ",
  3: "зʒɜƷȜЗҘӠⳌꝪꞫ",
  4: "Ꮞ",
  5: "Ƽ",
  6: "бᏮⳒ",
  8: "Ȣȣ",
  9: "ⳊꝮ",
  a: "ɑΑαАаᎪᴀꓮꭺ",
  aa: "Ꜳꜳ",
  ae: "ÆæӔӕ",
  ao: "Ꜵꜵ",
  au: "Ꜷꜷ",
  av: "ꜸꜹꜺꜻ",
  ay: "Ꜽꜽ",
  b: "ƀƁƂƃƄɓʙΒβБВЬвѢѣҌҍᏏᏴᏼꓐꞴ",
  bl: "Ы",
  c: "ƇȼСсҪҫᏟᴄⲤⲥꓚꮯ",
  d: "ÐðĐđƉƊƌɖɗԁᎠᏧᴅꓒꓓꭰ",
  dz: "ʣ",
  e: "ǝɆɇəɛΕεЕеєҽҿᎬᴇꓰꬲꭼ",
  f: "ƑƒϜքᵮẝꓝꜰꞘꞙꬵ",
  g: "ƍƓǤǥɠɡɢԌԍցᏀᏳᏻᶃꓖꮐ",
  h: "ĦħɦʜΗНнћҢңһӇӈӉӊհᎻᏂᏲⱧⲎꓧꚕꮋ",
  i: "ıɨɩɪιіӏᎥᵻᵼꙇꭵ",
  j: "ɈɉͿϳЈјᎫᴊꓙꞲꭻ",
  k: "ĸƘƙΚκКкҚқҞҟᏦᴋⱩⲔⲕꓗꝀꮶ",
  l: "ŁłƖƗƚǀɫɭʟΙІӀᏞⲒⳐⳑꓡꓲꮮ",
  ll: "ǁ",
  lo: "Ю",
  ls: "ʪ",
  lz: "ʫ",
  m: "ʍΜϺМмӍӎᎷᴍⲘꓟꮇ",
  n: "ŋƝƞɳɴΝηпոռᵰⲚꓠ",
  o: "ØøƟɵΘΟθοσОоѲѳӨөՕօჿᎤᎾᏫᴏᴑⲞⲟꓳꝊꝋꬽꬾꭴꮎꮻ",
  oe: "Œœɶ",
  oo: "ꚘꚙꝎꝏ",
  p: "þƤƥΡρРрᏢᴘᴩᵽⲢⲣꓑꮲ",
  q: "ʠԛգզ",
  r: "ƦɍɼɽʀгґғᎡᏒᴦᵲⲅꓣꭇꭈꭱꮁꮢ",
  rn: "ɱᵯ",
  s: "ƽʂЅѕՏᏕᏚᵴꓢꜱꮪ",
  ss: "ß",
  t: "ŦŧƬƭƮȾΤτТтҬҭᎢᴛᵵⲦꓔꭲ",
  t3: "Ꜩ",
  tf: "ꝷ",
  ts: "ʦ",
  u: "ɄʋυՍսᏌᴜᵾꓴꞟꭎꭒꮜ",
  ue: "ᵫ",
  uo: "ꭣ",
  v: "νѴѵᏙᴠꓦꮩ",
  w: "ɯωѡѽԜԝաᎳᏔᴡꓪꝡꮃ",
  x: "ΧχХхҲⲬꓫꞳ",
  y: "ƳƴɎɏɣʏΥγУуҮүҰұყᎩᎽᶌỿⲨꓬꭚ",
  z: "ƵƶȤȥʐΖᏃᴢᵶꓜꮓ",
  ي: "ىیې",
  ك: "کڪ",
  ه: "ەہھةۃ",
};

const LOOKS = new Map(Object.entries(TAKEN_FOR).flatMap(([letter, alike]) => [...alike].map((one) => [one, letter] as const)));

/** Accents of Latin, Greek and Cyrillic, points of Hebrew and Arabic: what one writer puts and another leaves out. Other scripts need their marks. */
const POINTS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/gu;

function withoutPoints(text: string): string {
  return text.normalize("NFKD").replace(POINTS, "").normalize("NFC");
}

/** Spaces, hyphens, apostrophes and everything else that is neither letter nor digit nor a mark that a letter needs. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
}

/** What a name looks like to somebody who reads it quickly, whatever the script of its letters. */
function lookOf(name: string): string {
  const letters = [...withoutPoints(name)].map((letter) => LOOKS.get(letter) ?? letter).join("");
  return lettersOf(letters).replaceAll("rn", "m").replace(/[i1]/g, "l").replaceAll("0", "o");
}

/**
 * What the look-alikes of names share: two names of which one key is the same differ at most in case, width, accents, spacing, hyphens
 * and the like, or in letters that look alike. Each name has two keys, since a letter's capital may look like another letter than it does itself.
 */
export function lookKeys(names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => [lettersOf(withoutPoints(name)) || name.trim(), lookOf(name)]))].filter((key) => key !== "");
}
