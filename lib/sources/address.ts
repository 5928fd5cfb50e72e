const TRACKING = /^(utm_.*|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|igshid|_ga|ref_src|cmpid|ncid)$/i;

/**
 * The key under which an address is known: the same page written with another scheme, case of the host, `www.`, default
 * port, fragment, closing slash, order of the query or tracking parameters has the same key.
 * @param address an address that `optionalAddress` has accepted
 */
export function addressKey(address: string): string {
  const url = new URL(address);
  const host = url.hostname.replace(/^www\./, "").replace(/\.$/, "");
  const path = url.pathname.replace(/\/+$/, "");
  const query = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  query.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const search = new URLSearchParams(query).toString();
  return `${host}${url.port ? `:${url.port}` : ""}${path}${search ? `?${search}` : ""}`;
}
