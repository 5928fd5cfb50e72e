import { expect, test } from "./fixtures";

// The identifier of an action is made at build time; what is tested here is answered before anybody looks it up.
const ACTION = { "next-action": "40".padEnd(42, "0"), "content-type": "text/plain;charset=UTF-8" };

test("a request that cannot be read, or that nothing here takes, is answered by a sentence and never by a fault", async ({
  request,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const codes = async (method: string, paths: string[], options: Parameters<typeof request.fetch>[1] = {}) =>
    Promise.all(paths.map(async (path) => (await request.fetch(path, { method, maxRedirects: 0, ...options })).status()));

  expect(await codes("GET", ["/claims/%FF", "/parties/%C0%AF", "/desk/claims/%", "/api/v1/claims/%FF"])).toEqual([400, 400, 400, 400]);
  expect(await codes("TRACE", ["/", "/desk", "/api/v1/claims"])).toEqual([405, 405, 405]);
  for (const method of ["POST", "PUT", "PATCH", "DELETE"])
    expect(await codes(method, ["/", "/claims", "/claims?q=x", "/parties/russia", "/desk", "/desk/claims", "/api/v1/claims"])).toEqual(
      Array(7).fill(405),
    );
  expect(await codes("GET", ["/_next/image?url=%2Fnewsroom-logo&w=640&q=75"])).toEqual([404]);
  expect(await codes("GET", ["/_global-error", "/lists/front", "/search"])).toEqual([404, 404, 404]);
  // No public page has actions; those of the desk come from the desk, and hold what its forms send.
  expect(await codes("POST", ["/", "/sign-in"], { headers: { ...ACTION, origin }, data: "[]" })).toEqual([405, 405]);
  expect(await codes("POST", ["/desk"], { headers: { ...ACTION, origin: "https://elsewhere.example" }, data: "[]" })).toEqual([403]);
  for (const data of ["{", '["$F1"]', "[".repeat(20_000)])
    expect(await codes("POST", ["/desk"], { headers: { ...ACTION, origin }, data })).toEqual([400]);
  expect(await codes("POST", ["/desk"], { headers: { ...ACTION, origin }, data: `["${"a".repeat(1_100_000)}"]` })).toEqual([413]);
});
