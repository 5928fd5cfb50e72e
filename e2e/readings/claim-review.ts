// What schema.org and Google's rules for fact-checks say of ClaimReview, read from their pages and written down by hand: it knows nothing
// of the code that writes the markup. https://schema.org/ClaimReview, Google Search Central "Fact check (ClaimReview)".

type Value = unknown;
type Reader = (value: Value, path: string) => string[];
type Thing = Record<string, Value>;

const isThing = (value: Value): value is Thing => typeof value === "object" && value !== null && !Array.isArray(value);
const list = (value: Value): Value[] => (Array.isArray(value) ? value : [value]);
const each =
  (read: Reader): Reader =>
  (value, path) =>
    list(value).flatMap((one, index) => read(one, Array.isArray(value) ? `${path}[${index}]` : path));

const text: Reader = (value, path) => (typeof value === "string" && value.trim() !== "" ? [] : [`${path} is not a text`]);
const address: Reader = (value, path) =>
  typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) ? [] : [`${path} is not an address`];

/** ISO 8601, as schema.org's Date or DateTime with its zone; a day must be one of the calendar. */
const date: Reader = (value, path) => {
  const [, day, time] =
    (typeof value === "string" && /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?$/.exec(value)) || [];
  const moment = new Date(`${day}T00:00:00Z`);
  const isDay = day !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
  return isDay && (time === undefined || !Number.isNaN(new Date(value as string).getTime())) ? [] : [`${path} is not a date`];
};
const language: Reader = (value, path) =>
  typeof value === "string" && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value) ? [] : [`${path} is not a language`];

const PUBLISHER = { name: text, url: address, logo: address, publishingPrinciples: address, correctionsPolicy: address };
/** Of each type the properties that may stand here, all of them its own by schema.org, and those without which it says nothing. */
const TYPES: Record<string, { may: Record<string, Reader>; must: string[] }> = {
  ClaimReview: {
    may: {
      "@context": (value, path) => (/^https?:\/\/schema\.org\/?$/.test(String(value)) ? [] : [`${path} is not schema.org`]),
      url: address,
      claimReviewed: text,
      reviewRating: of("Rating"),
      reviewBody: text,
      inLanguage: each(language),
      datePublished: date,
      dateModified: date,
      author: of("Organization", "Person"),
      publisher: of("Organization", "Person"),
      itemReviewed: of("Claim"),
      correction: each(of("CorrectionComment")),
    },
    // Google's: the first three; an author; what the newsroom promises besides.
    must: ["url", "claimReviewed", "reviewRating", "author", "itemReviewed", "datePublished", "dateModified"],
  },
  // No number: Google asks for the words, and takes numbers where a publisher has a scale.
  Rating: { may: { alternateName: text }, must: ["alternateName"] },
  Claim: {
    may: {
      author: of("Person", "Organization"),
      datePublished: date,
      inLanguage: language,
      appearance: each(of("CreativeWork")),
      firstAppearance: of("CreativeWork"),
    },
    must: [],
  },
  CreativeWork: { may: { name: text, url: address, datePublished: date, inLanguage: language }, must: ["name"] },
  Person: { may: { name: text, url: address }, must: ["name"] },
  Organization: { may: PUBLISHER, must: ["name", "url"] },
  NewsMediaOrganization: {
    may: {
      ...PUBLISHER,
      "@context": (value) => (value === "https://schema.org" ? [] : ["not schema.org"]),
      verificationFactCheckingPolicy: address,
    },
    must: ["name", "url", "correctionsPolicy", "verificationFactCheckingPolicy"],
  },
  CorrectionComment: { may: { text, datePublished: date }, must: ["text", "datePublished"] },
};

function of(...types: string[]): Reader {
  return (value, path) => {
    if (!isThing(value)) return [`${path} is not an object`];
    const { "@type": type, ...properties } = value;
    const known = typeof type === "string" && types.includes(type) ? TYPES[type] : undefined;
    if (!known) return [`${path} is a ${type} and not a ${types.join(" or ")}`];
    return [
      ...known.must.filter((name) => properties[name] === undefined).map((name) => `${path} has no ${name}`),
      ...Object.entries(properties).flatMap(([name, one]) => {
        const read = Object.hasOwn(known.may, name) ? known.may[name] : undefined;
        return read ? read(one, `${path}.${name}`) : [`${path} has a ${name}, which its type does not`];
      }),
    ];
  };
}

/** What is wrong with the markup of a page; nothing where all is as the rules say. */
export function faultsOfClaimReview(markup: Value, page: string): string[] {
  const faults = of("ClaimReview")(markup, "ClaimReview");
  if (!isThing(markup) || faults.length > 0) return faults;
  const { url, datePublished, dateModified, author, itemReviewed } = markup as Record<string, string> & {
    author: Thing;
    itemReviewed: Thing;
  };
  if (url !== page) faults.push(`it is about ${url} and stands on ${page}`);
  if (String(dateModified) < String(datePublished)) faults.push("it was changed before it was published");
  // Whoever makes a claim does not review it.
  if ((itemReviewed.author as Thing | undefined)?.name === author.name) faults.push("the newsroom reviews itself");
  return faults;
}

export function faultsOfNewsroom(markup: Value): string[] {
  return of("NewsMediaOrganization")(markup, "NewsMediaOrganization");
}

/** A DataFeed as Data Commons takes it: each item a review of its own, or said to be deleted. */
export function faultsOfDataFeed(feed: Value): string[] {
  if (!isThing(feed) || feed["@type"] !== "DataFeed" || !Array.isArray(feed.dataFeedElement)) return ["it is not a DataFeed"];
  const { dataFeedElement: items, ...head } = feed;
  const known = ["@context", "@type", "name", "url", "publisher"];
  return [
    ...Object.keys(head)
      .filter((name) => !known.includes(name))
      .map((name) => `the feed has a ${name}`),
    ...of("Organization")(head.publisher, "publisher"),
    ...(items as Value[]).flatMap((item, index) => faultsOfItem(item, `[${index}]`)),
  ];
}

function faultsOfItem(item: Value, path: string): string[] {
  if (!isThing(item) || item["@type"] !== "DataFeedItem") return [`${path} is not a DataFeedItem`];
  const { "@type": _, dateCreated, dateModified, dateDeleted, url, item: reviews, ...others } = item;
  const faults = [...date(dateCreated, `${path}.dateCreated`), ...address(url, `${path}.url`), ...Object.keys(others)];
  if (!Array.isArray(reviews) || reviews.length !== 1) return [...faults, `${path} has not one review`];
  const [review] = reviews as [Thing];
  if (dateDeleted === undefined)
    return [...faults, ...date(dateModified, `${path}.dateModified`), ...faultsOfClaimReview(review, String(url))];
  // What is deleted is named and no longer told.
  if (Object.keys(review).sort().join() !== "@type,url" || review.url !== url) faults.push(`${path} still tells what was deleted`);
  return [...faults, ...date(dateDeleted, `${path}.dateDeleted`)];
}

/** Every piece of text in the markup that readers must find on the page, paragraph by paragraph; addresses, types and dates are not text. */
export function textsOf(markup: Value, name = ""): string[] {
  if (Array.isArray(markup)) return markup.flatMap((one) => textsOf(one, name));
  if (isThing(markup)) return Object.entries(markup).flatMap(([key, one]) => textsOf(one, key));
  const isText = ["claimReviewed", "alternateName", "reviewBody", "name", "text"].includes(name);
  if (!isText || typeof markup !== "string") return [];
  if (name === "alternateName")
    return markup
      .split(/[()]/)
      .map((part) => part.trim())
      .filter(Boolean);
  if (name === "claimReviewed") return [markup];
  return markup
    .split("\n")
    .map((line) => (name === "text" ? line.replace(/^[\w ]+, (was|is): /, "") : line))
    .filter((line) => line.trim() !== "");
}

/** Every date in the markup. */
export function datesOf(markup: Value, name = ""): string[] {
  if (Array.isArray(markup)) return markup.flatMap((one) => datesOf(one, name));
  if (isThing(markup)) return Object.entries(markup).flatMap(([key, one]) => datesOf(one, key));
  return name.startsWith("date") && typeof markup === "string" ? [markup] : [];
}
