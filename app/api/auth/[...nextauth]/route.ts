import { currentPerson } from "#lib/auth/actor";
import { COOKIE_FLAGS, SESSION_COOKIE, TYPED_COOKIE } from "#lib/auth/cookies";
import { safeNext } from "#lib/auth/next";
import { askNextAuth } from "#lib/auth/next-auth";
import { isFromHere, NOT_FROM_HERE } from "#lib/auth/origin";
import { endSession } from "#lib/auth/sessions";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { problemJson, type Refusal, refusalFrom } from "#lib/faults";
import { smallPage } from "#lib/small-page";

type Route = { params: Promise<{ nextauth: string[] }> };

const MAX_BODY = 64_000;
const NOTHING_HERE: Refusal = { code: 404, sentence: "There is nothing at this address." };

export async function GET(request: Request, { params }: Route): Promise<Response> {
  try {
    const { nextauth } = await params;
    const query = new URL(request.url).searchParams;
    switch (nextauth.join("/")) {
      case "csrf": {
        const reply = await askNextAuth({ path: nextauth, method: "GET", headers: request.headers });
        return answer(Response.json(reply.body), reply.setCookies);
      }
      case "session": {
        const person = await currentPerson();
        return answer(Response.json(person ? { user: { name: person.name, role: person.role } } : {}));
      }
      case "signout":
        return goTo("/desk/account");
      case "signin":
      case "signin/credentials":
      case "error":
      case "verify-request":
        return goTo(signInPage(query.get("callbackUrl")));
      default:
        return problemJson(NOTHING_HERE, "Not found");
    }
  } catch (error) {
    return problemJson(refusalFrom(error), "Not answered");
  }
}

export async function POST(request: Request, { params }: Route): Promise<Response> {
  const page = request.headers.get("accept")?.includes("text/html") ?? false;
  try {
    const path = (await params).nextauth;
    const action = path.join("/");
    if (action !== "callback/credentials" && action !== "signout") return problemJson(NOTHING_HERE, "Not found");
    if (!isFromHere(request.headers)) return refuse(NOT_FROM_HERE, page);
    const fields = await fieldsOf(request);
    if (fields === null) return refuse({ code: 400, sentence: "This form could not be read." }, page);
    const { json, ...body } = fields;

    const before = await currentPerson();
    const reply = await askNextAuth({ path, method: "POST", body, headers: request.headers });
    const wantsJson = json === "true";
    const next = action === "signout" ? "/sign-in" : safeNext(pathOf(body.callbackUrl));
    const typed = wantsJson ? [] : [typedCookie(body.email ?? "")];

    if (reply.fault !== null)
      return answer(refuse(refusalFrom(reply.fault), page && !wantsJson), [
        ...reply.setCookies.filter((cookie) => !isSession(cookie)),
        ...typed,
      ]);
    if (/[?&]csrf=true/.test(reply.location ?? "")) {
      if (wantsJson) return problemJson({ code: 403, sentence: "This form is out of date. Please send it again." }, "Forbidden");
      return answer(goTo(`${signInPage(next)}&error=form`), [...reply.setCookies, ...typed]);
    }
    if (action !== "signout" && !reply.setCookies.some(isSession)) {
      if (wantsJson)
        return answer(Response.json({ url: `${env.SITE_URL}/sign-in?error=CredentialsSignin` }, { status: 401 }), reply.setCookies);
      return answer(goTo(`${signInPage(next)}&error=CredentialsSignin`), [...reply.setCookies, ...typed]);
    }
    // Whoever was signed in in this browser is so no longer.
    if (before && action !== "signout") await endSession(db(), before.sessionId, new Date());
    return answer(wantsJson ? Response.json({ url: `${env.SITE_URL}${next}` }) : goTo(next), [...reply.setCookies, typedCookie("")]);
  } catch (error) {
    return refuse(refusalFrom(error), page);
  }
}

/** The fields of a form or a JSON object that are text; null if it is too large or cannot be read. */
async function fieldsOf(request: Request): Promise<Record<string, string> | null> {
  const text = await textOf(request);
  if (text === null) return null;
  try {
    const given: [string, unknown][] = request.headers.get("content-type")?.includes("json")
      ? Object.entries(JSON.parse(text) as object)
      : [...new URLSearchParams(text)];
    return Object.fromEntries(given.filter((field): field is [string, string] => typeof field[1] === "string"));
  } catch {
    return null;
  }
}

async function textOf(request: Request): Promise<string | null> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of request.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_BODY) return null;
  }
  return text + decoder.decode();
}

/** Forms send a path; clients written for next-auth send a whole address. */
function pathOf(address: string | undefined): string | undefined {
  const origin = `${env.SITE_URL}/`;
  return address?.startsWith(origin) ? address.slice(origin.length - 1) : address;
}

function signInPage(next: string | null | undefined): string {
  return `/sign-in?next=${encodeURIComponent(safeNext(pathOf(next ?? undefined)))}`;
}

/** A path and no host, so that whoever came to 127.0.0.1 stays there. */
function goTo(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

function refuse(refusal: Refusal, page: boolean): Response {
  if (!page) return problemJson(refusal, "Not signed in");
  const headers: Record<string, string> = refusal.retryAfter ? { "retry-after": String(refusal.retryAfter) } : {};
  return smallPage(
    refusal.code,
    "You are not signed in",
    refusal.sentence,
    { href: "/sign-in", text: "Back to the sign-in page" },
    headers,
  );
}

function typedCookie(email: string): string {
  const value = encodeURIComponent(email.toWellFormed().slice(0, 254));
  return `${TYPED_COOKIE}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${email === "" ? 0 : 300}${COOKIE_FLAGS.secure ? "; Secure" : ""}`;
}

const isSession = (cookie: string) => cookie.startsWith(`${SESSION_COOKIE}=`);

function answer(response: Response, setCookies: string[] = []): Response {
  for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
  response.headers.set("cache-control", "no-store");
  return response;
}
