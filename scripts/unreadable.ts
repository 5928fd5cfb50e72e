const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Problem = { code: 400 | 405; headers: Record<string, string>; body: string };

/**
 * What is wrong with a request that Next would answer with a fault, or not see: a method that it does not know, a path that nobody can
 * decode, a parameter that it drops.
 */
export function unreadable(method: string, url: string): Problem | null {
  if (!METHODS.includes(method)) return problem(405, "Method not allowed", "There is no such method here.", { allow: "GET, HEAD" });
  if (!url.startsWith("/") || !isDecodable(url.replace(/[?#].*$/s, "")))
    return problem(400, "Not readable", "This address cannot be read.");
  // Next loses this one on the way, and the API would answer as if it had not been given.
  if (url.startsWith("/api/v1/") && new URLSearchParams(url.split("?", 2)[1]).has("__proto__"))
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
