const MOST_QUOTED = 1_000;

/** A letter to whoever reported something: about what it was, with their own words below. */
export function answerHref(contact: string, about: { name: string; address: string; text: string }): string {
  const points = [...about.text];
  const quoted = points.length > MOST_QUOTED ? `${points.slice(0, MOST_QUOTED).join("")}…` : about.text;
  const body = ["", "", about.address, "", ...quoted.split(/\r?\n/).map((line) => `> ${line}`), ""].join("\r\n");
  // The @ of an address is written as it is: not every mail program reads %40.
  const to = encodeURIComponent(contact).replaceAll("%40", "@");
  return `mailto:${to}?subject=${encodeURIComponent(`Your report about ${about.name}`)}&body=${encodeURIComponent(body)}`;
}
