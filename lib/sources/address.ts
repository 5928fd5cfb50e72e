/** Names of parameters by which sites and networks follow who came from where; they name no page. */
const TRACKING =
  /^(utm_.*|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|li_fat_id|igshid|igsh|epik|srsltid|mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|_openstat|__twitter_impression|vero_id|oly_(anon|enc)_id|wickedid|rb_clickid|ref_src|ref_url|cmp|cmpid|cmp_id|ncid|ocid|icid|intcid|s_cid|smid|smtyp|xtor|ito|guccounter|guce_.*|at_(medium|campaign|custom\d|link_.*|format)|ns_(campaign|mchannel|source|linkname|fee)|(pk|mtm|matomo|piwik)_.*|wt[._](z?mc|mc_id))$/i;

/** Parameters that name a page on some sites and tell on others where somebody came from: by what they say. */
const MAYBE_TRACKING = /^(ref|referr?er|source|src|from|via|share|campaign)$/i;
const CAME_FROM =
  /^(twitter|tw|x|t\.co|facebook|fb|whatsapp|wa|telegram|tg|linkedin|instagram|ig|reddit|bluesky|mastodon|google|google_?news|rss|feed|newsletter|nl|e-?mail|share|social|copy|copylink|home|home_?page|front_?page|hp|push|app|ios|android|mobile|amp|([a-z0-9-]+\.)+[a-z]{2,})$/i;

const isTracking = (name: string, value: string) => TRACKING.test(name) || (MAYBE_TRACKING.test(name) && CAME_FROM.test(value));

/**
 * An address without what does not name the page: tracking parameters and the fragment, unless it is a `#!` by which some sites name
 * their pages. Everything else stays as it is written.
 * @param address an address that `optionalAddress` has accepted
 */
export function withoutTracking(address: string): string {
  const url = new URL(address);
  const pairs = url.search.slice(1).split("&");
  const kept = pairs.filter((pair) => {
    const [[name, value] = ["", ""]] = new URLSearchParams(pair);
    return !isTracking(name, value);
  });
  if (kept.length < pairs.length) url.search = kept.join("&");
  if (!url.hash.startsWith("#!")) url.hash = "";
  return url.href;
}

/** The address by which a page that somebody brings is kept: without tracking; as it was written where there is none. */
export function keptAddress(address: string): string {
  const plain = withoutTracking(address);
  return plain === new URL(address).href ? address : plain;
}

/**
 * The key under which an address is known: the same page written with another scheme, case of the host, `www.`, default
 * port, fragment, closing slash, order of the query or tracking parameters has the same key.
 * @param address an address that `optionalAddress` has accepted
 */
export function addressKey(address: string): string {
  const url = new URL(withoutTracking(address));
  const host = url.hostname.replace(/^www\./, "").replace(/\.$/, "");
  const path = url.pathname.replace(/\/+$/, "");
  const query = [...url.searchParams];
  query.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = new URLSearchParams(query).toString();
  return `${host}${url.port ? `:${url.port}` : ""}${path}${search ? `?${search}` : ""}${url.hash}`;
}
