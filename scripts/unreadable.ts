const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** No page has a longer one, and every one that is asked for is remembered for a while. */
const LONGEST_PATH = 2_048;

type Problem = { code: 400 | 404 | 405; headers: Record<string, string>; body: string };

/**
 * What is wrong with a request that Next would answer with a fault, or not see: a method that it does not know, a path that nobody can
 * decode, a parameter that it drops.
 */
export function unreadable(method: string, url: string): Problem | null {
  if (!METHODS.includes(method)) return problem(405, "Method not allowed", "There is no such method here.", { allow: "GET, HEAD" });
  if (!url.startsWith("/") || !isDecodable(url.replace(/[?#].*$/s, "")))
    return problem(400, "Not readable", "This address cannot be read.");
  if (url.replace(/\?.*$/s, "").length > LONGEST_PATH) return problem(404, "Not found", "There is nothing at this address.");
  // Next's older router would give a page as it was drawn, with scripts that no reader needs.
  if (/^\/+_next\/+data(\/|$)/.test(url)) return problem(404, "Not found", "There is nothing at this address.");
  // Next loses this one on the way, and would answer as if it had not been given.
  if (new URLSearchParams(url.split("?", 2)[1]).has("__proto__"))
    return problem(400, "The request cannot be read", "There is no such parameter.", { "access-control-allow-origin": "*" }, [
      { path: "__proto__", message: "There is no such parameter." },
    ]);
  return null;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function problem(
  code: Problem["code"],
  title: string,
  detail: string,
  headers: Record<string, string> = {},
  errors: { path: string; message: string }[] = [],
): Problem {
  return {
    code,
    headers: {
      ...headers,
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
    body: JSON.stringify({ type: "about:blank", title, status: code, detail, errors }),
  };
}
