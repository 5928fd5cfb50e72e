/**
 * A public page without the scripts of the framework. It needs none of them: its links and forms are the browser's own, and what moves
 * (colours, copying) is in small files of ours. What Next sends along so that React can take the page over is more than the page itself.
 * Text never holds `<script`, which React escapes in it; data in script elements (`type`) stays.
 */
export function withoutFramework(html: string): string {
  return html
    .replace(/<script\b([^>]*)>[\s\S]*?<\/script>/g, (script, attributes: string) => (isOfTheFramework(attributes) ? "" : script))
    .replace(/<link\b[^>]*\bas="script"[^>]*>/g, "");
}

function isOfTheFramework(attributes: string): boolean {
  if (/\btype="application\//.test(attributes)) return false;
  const src = /\bsrc="([^"]*)"/.exec(attributes)?.[1];
  return src === undefined || src.startsWith("/_next/");
}
