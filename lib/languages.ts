const CODES =
  "af am ar as az be bg bn bo bs ca cs cy da de dv el en es et eu fa fi fo fr fy ga gd gl gn gu ha he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn no ny oc om or os pa pl ps pt pt-BR qu rm ro ru rw sa sd se si sk sl sn so sq sr st su sv sw ta te tg th ti tk tl tn to tr ts tt ug uk ur uz vi wo xh yi yo yue zh zh-Hans zh-Hant zu";

/** Languages to choose from, by their English names. Made on the server, so that every browser shows the same. */
export function languageChoices(...also: (string | null)[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });
  const codes = new Set([...CODES.split(" "), ...also.filter((code) => code !== null && code !== "")] as string[]);
  return [...codes].map((value) => ({ value, label: nameOf(names, value) })).sort((a, b) => a.label.localeCompare(b.label, "en"));
}

export function languageName(code: string): string {
  return nameOf(new Intl.DisplayNames("en", { type: "language", fallback: "code" }), code);
}

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
