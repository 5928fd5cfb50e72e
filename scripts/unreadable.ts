const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

type Problem = { code: 400 | 405; headers: Record<string, string>; body: string };

/** What is wrong with a request that Next would answer with a fault: a method that it does not know, or a path that nobody can decode. */
export function unreadable(method: string, url: string): Problem | null {
  if (!METHODS.includes(method)) return problem(405, "Method not allowed", "There is no such method here.", { allow: "GET, HEAD" });
  if (url.startsWith("/") && isDecodable(url.replace(/[?#].*$/s, ""))) return null;
  return problem(400, "Not readable", "This address cannot be read.");
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function problem(code: Problem["code"], title: string, detail: string, headers: Record<string, string> = {}): Problem {
  return {
    code,
    headers: {
      ...headers,
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
    body: JSON.stringify({ type: "about:blank", title, status: code, detail, errors: [] }),
  };
}
