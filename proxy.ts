import { type NextRequest, NextResponse } from "next/server";
import { isActionBody, MOST_BYTES } from "#lib/action-body";
import { COOKIE_FLAGS, CSRF_COOKIE } from "#lib/auth/cookies";
import { csrfTokenOf, newCsrfCookie } from "#lib/auth/csrf";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { env } from "#lib/env";
import { deskPolicy, publicPolicy } from "#lib/headers";
import { isDatabaseGone, isWarm, rememberWarm } from "#lib/health";
import { pageAt } from "#lib/pages/schema";
import { cachedList } from "#lib/publication/list-places";
import { asksNothing, readPublicQuery, waysBack, withoutEmpty } from "#lib/publication/search-params";
import { smallPage } from "#lib/small-page";
import { readIndexQuery } from "#lib/subjects/search-params";
import { pastHeaders } from "#lib/versions/headers";
import { type VersionRoute, versionRoute } from "#lib/versions/routes";

/**
 * A courtesy, never the lock: sends people without a session to sign in, gives cached pages the addresses that they are
 * cached under, answers queries that cannot be read, and sets the headers that differ from request to request.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { pathname, searchParams } = request.nextUrl;
  // A form without scripts: it answers for itself, also while the database is away, since it holds what somebody has typed.
  if (request.method === "POST" && pathname === "/report") return NextResponse.rewrite(new URL("/report/send", request.url));
  const refused = await refusalOfMethod(request);
  if (refused) return refused;
  const route = versionRoute(pathname, searchParams, request.headers);
  if (isDatabaseGone() && (isSearch(request) || !isKept(pathname, route)))
    return smallPage(
      503,
      "Back in a moment",
      "The database cannot be reached. Nothing is lost; please try again shortly.",
      { href: pathname, text: "Try again" },
      { "retry-after": "5" },
    );

  if (pathname === "/desk" || pathname.startsWith("/desk/") || pathname === "/sign-in") {
    const signedIn = request.cookies.getAll().some((cookie) => cookie.name.endsWith("claimdesk.session"));
    // An action answers for itself, in a form that may hold what somebody has typed: there a redirect would look like a failure.
    if (!signedIn && pathname !== "/sign-in" && !request.headers.has("next-action")) {
      const signIn = new URL("/sign-in", request.url);
      signIn.searchParams.set("next", `${pathname}${request.nextUrl.search}`);
      return NextResponse.redirect(signIn);
    }
    // What others made comes with a policy of its own, in which nothing works, and Next would keep ours instead.
    if (/^\/desk\/sources\/[^/]+\/captures\/[^/]+$/.test(pathname)) return NextResponse.next();
    return pathname === "/sign-in" ? withCsrfCookie(request) : withNonce(request);
  }

  if (route) return versionPage(request, route);
  // These routes have public addresses of their own, or are Next's own.
  if (pathname.startsWith("/lists") || pathname.startsWith("/texts") || pathname === "/search" || pathname.startsWith("/_"))
    return withPublicPolicy(request, NextResponse.rewrite(new URL("/no-such-page", request.url)));
  if (pathname === "/open-data") return withPublicPolicy(request, NextResponse.rewrite(new URL("/lists/open-data", request.url)));
  if (pathname === "/") return withPublicPolicy(request, NextResponse.rewrite(new URL("/lists/front", request.url)));
  if (pageAt(pathname.slice(1))) return withPublicPolicy(request, NextResponse.rewrite(new URL(`/texts${pathname}`, request.url)));
  if (pathname === "/claims") {
    const shorter = withoutEmpty(searchParams);
    if (shorter) {
      const address = new URL("/claims", request.url);
      address.search = shorter.toString();
      return NextResponse.redirect(address, 308);
    }
    if (!isSearch(request)) {
      const list = new URL("/lists/claims", request.url);
      return withPublicPolicy(request, NextResponse.rewrite(list));
    }
    const read = readPublicQuery(searchParams);
    if ("problem" in read) return smallPage(400, "This list cannot be shown", read.problem, waysBack(read.readable));
    const kept = cachedList(searchParams, read.query);
    if (kept !== null) return withPublicPolicy(request, NextResponse.rewrite(new URL(`/lists/${kept}`, request.url)));
    const search = new URL("/search", request.url);
    search.search = request.nextUrl.search;
    return withPublicPolicy(request, NextResponse.rewrite(search));
  }
  if (pathname === "/parties" || pathname === "/topics") {
    const read = readIndexQuery(searchParams);
    if ("problem" in read) return smallPage(400, "This list cannot be shown", read.problem, { href: pathname, text: "The whole list" });
    return withPublicPolicy(request, NextResponse.rewrite(new URL(`/lists${pathname}/${read.place}`, request.url)));
  }
  return withPublicPolicy(request, withHeaders(NextResponse.next(), await pastHeaders(pathname)));
}

/** A claim as it was, its history, and the corrections. */
async function versionPage(request: NextRequest, route: VersionRoute): Promise<Response> {
  if ("problem" in route) return smallPage(400, route.title, route.problem, route.back);
  const to = new URL("hidden" in route ? "/no-such-page" : route.to, request.url);
  if ("hidden" in route) return withPublicPolicy(request, NextResponse.rewrite(to));
  // A page that is not kept may be one that reads its query.
  if (!route.warm) to.search = request.nextUrl.search;
  return withPublicPolicy(request, withHeaders(NextResponse.rewrite(to), await pastHeaders(route.to)), route);
}

function isKept(pathname: string, route: VersionRoute | null): boolean {
  if (route === null || !("to" in route)) return isWarm(pathname);
  return route.warm && isWarm(route.to);
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** Pages are only read; the desk also takes actions, and of those only what Next can read: it answers the rest with a fault. */
async function refusalOfMethod(request: NextRequest): Promise<Response | null> {
  const { method, headers, nextUrl } = request;
  if (["GET", "HEAD", "OPTIONS"].includes(method) || ROUTES.has(nextUrl.pathname)) return null;
  const back = { href: "/", text: "To the first page" };
  // Read before anything is refused: Next may have sent it on to itself, and whoever sends is cut off by an answer that comes too early.
  const body = Number(headers.get("content-length")) > MOST_BYTES ? null : await request.text();
  if (method !== "POST" || !headers.has("next-action") || !/^\/desk(\/|$)/.test(nextUrl.pathname))
    return smallPage(405, "Only to be read", "This address can only be read.", back, { allow: "GET, HEAD" });
  if (headers.has("origin") && !isFromHere(headers)) return smallPage(NOT_FROM_HERE.code, "Refused", NOT_FROM_HERE.sentence, back);
  if (body === null || Buffer.byteLength(body) > MOST_BYTES) return smallPage(413, "Too large", "What was sent is larger than 1 MB.", back);
  if (!isActionBody(headers.get("content-type"), body))
    return smallPage(400, "This cannot be read", "What was sent could not be read.", back);
  return null;
}

/** These answer for their methods themselves. */
const ROUTES = new Set(["/sign-out", "/desk/claims/export", "/desk/claims/choices"]);

/** Staff pages run only the scripts that carry the nonce of their own answer. */
function withNonce(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = deskPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("cache-control", "no-store");
  return response;
}

/** The sign-in form works without scripts, so its token must be there when the page is drawn, and a page cannot set the cookie. */
function withCsrfCookie(request: NextRequest): NextResponse {
  const secret = env.AUTH_SECRET ?? "";
  if (csrfTokenOf(request.cookies.get(CSRF_COOKIE)?.value, secret) !== null) return withNonce(request);
  const value = newCsrfCookie(secret);
  request.cookies.set(CSRF_COOKIE, value);
  const response = withNonce(request);
  response.cookies.set(CSRF_COOKIE, value, COOKIE_FLAGS);
  return response;
}

/** Only these public pages answer a query; a page that is cached whole is the same whatever query is behind its address. */
function isSearch({ nextUrl }: NextRequest): boolean {
  return ["/claims", "/parties", "/topics"].includes(nextUrl.pathname) && !asksNothing(nextUrl.searchParams);
}

function withPublicPolicy(request: NextRequest, response: NextResponse, { to, warm } = servedAs(request)): Response {
  // Where nothing is cached, there is no page to fall back on.
  if (warm) rememberWarm(to);
  response.headers.set("content-security-policy", publicPolicy());
  return response;
}

const servedAs = (request: NextRequest) => ({ to: request.nextUrl.pathname, warm: !isSearch(request) });

/** Left out: what Next serves itself, routes that answer for their headers themselves, and files that are sent, which Next would hold in memory. */
export const config = {
  matcher: [
    "/((?!_next/|api/|fonts/|newsroom-logo$|share/[^/]+/[^/]+$|embed/claims/[^/]+$|desk/import/upload$|embed\\.js$|theme\\.js|copy\\.js|icon|favicon\\.ico$).*)",
  ],
};
