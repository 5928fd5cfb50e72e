import { type NextRequest, NextResponse } from "next/server";
import { COOKIE_FLAGS, CSRF_COOKIE } from "#lib/auth/cookies";
import { csrfTokenOf, newCsrfCookie } from "#lib/auth/csrf";
import { env } from "#lib/env";
import { deskPolicy, publicPolicy } from "#lib/headers";
import { isDatabaseGone, isWarm, rememberWarm } from "#lib/health";
import { readPublicQuery } from "#lib/publication/search-params";
import { smallPage } from "#lib/small-page";

/**
 * A courtesy, never the lock: sends people without a session to sign in, gives cached pages the addresses that they are
 * cached under, answers queries that cannot be read, and sets the headers that differ from request to request.
 */
export function proxy(request: NextRequest): Response {
  const { pathname, searchParams } = request.nextUrl;
  if (isDatabaseGone() && !(isWarm(pathname) && request.nextUrl.search === ""))
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
    return pathname === "/sign-in" ? withCsrfCookie(request) : withNonce(request);
  }

  // These routes have public addresses of their own.
  if (pathname.startsWith("/lists") || pathname === "/search")
    return withPublicPolicy(request, NextResponse.rewrite(new URL("/no-such-page", request.url)));
  if (pathname === "/") return withPublicPolicy(request, NextResponse.rewrite(new URL("/lists/front", request.url)));
  if (pathname === "/claims") {
    if ([...searchParams].every(([, value]) => value === "")) {
      const list = new URL("/lists/claims", request.url);
      return withPublicPolicy(request, NextResponse.rewrite(list));
    }
    const read = readPublicQuery(searchParams);
    if ("problem" in read) return smallPage(400, "This list cannot be shown", read.problem, { href: "/claims", text: "All claims" });
    const search = new URL("/search", request.url);
    search.search = request.nextUrl.search;
    return withPublicPolicy(request, NextResponse.rewrite(search));
  }
  return withPublicPolicy(request, NextResponse.next());
}

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

function withPublicPolicy(request: NextRequest, response: NextResponse): Response {
  // Search is never cached, so there is no page to fall back on.
  if (request.nextUrl.search === "") rememberWarm(request.nextUrl.pathname);
  response.headers.set("content-security-policy", publicPolicy());
  return response;
}

export const config = { matcher: ["/((?!_next/|api/|fonts/|theme\\.js|icon).*)"] };
