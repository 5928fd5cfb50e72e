import { scriptJson } from "#lib/json-ld";

/** What a page says, for machines; it must say nothing that the page does not show. */
export function JsonLd({ of }: { of: object }) {
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a script's text is not escaped by React, and is by scriptJson
      dangerouslySetInnerHTML={{ __html: scriptJson(of) }}
    />
  );
}
