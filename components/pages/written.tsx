/** What somebody wrote in Markdown, as readers see it. @param html as lib/pages/markdown.ts made it: nothing in it can run */
export function Written({ html, lang }: { html: string; lang: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned where it is made, and made nowhere else
  return <div className="prose mt-7" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
