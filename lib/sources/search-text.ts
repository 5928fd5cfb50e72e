import { fold } from "#lib/fold";

/** What a source is found by. */
export function sourceSearchText(source: {
  title: string;
  author: string | null;
  address: string | null;
  publisher: { name: string; otherNames: string[] } | null;
}): string {
  const { title, author, address, publisher } = source;
  return fold([title, publisher?.name, author, address, ...(publisher?.otherNames ?? [])].filter(Boolean).join("\n"));
}
