/** The sentences of a text, each with its words and what they are taken for. */
export declare function readSpanish(
  text: string,
  options: object,
): { terms: { text: string; tags: string[]; offset: { start: number } }[] }[];
