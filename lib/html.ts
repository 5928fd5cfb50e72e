/** A text in HTML that is put together by hand, between tags or in a quoted attribute. */
export function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
