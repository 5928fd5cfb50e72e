/** What XML 1.0 cannot hold, however it is written: most control characters, halves of characters, and two that are none. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;" };

/** Text as it stands in an element or an attribute, of XML or of HTML. */
export function escaped(text: string): string {
  return text.replace(IMPOSSIBLE, "").replace(/[&<>"'\r]/g, (letter) => ENTITIES[letter] ?? letter);
}

type Attributes = Record<string, string | undefined>;

/** `inside` is markup already; a text is put through `escaped` before. */
export function element(name: string, attributes: Attributes, ...inside: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? "" : ` ${key}="${attribute(value)}"`));
  return `<${name}${written.join("")}${inside.length > 0 ? `>${inside.join("")}</${name}>` : "/>"}`;
}

/** A line end or tab in an attribute would be read as a space. */
function attribute(value: string): string {
  return escaped(value).replace(/[\n\t]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
