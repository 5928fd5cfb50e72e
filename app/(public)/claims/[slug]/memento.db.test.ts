import { expect, it, vi } from "vitest";
import { GET as getTimeGate } from "./timegate/route.ts";
import { GET as getTimeMap } from "./timemap/route.ts";

// The routes as functions, with a database that goes away under them.

const away = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
vi.mock("#lib/versions/queries", async (original) => ({ ...(await original<object>()), timesOf: () => Promise.reject(away) }));

it.each([
  ["timegate", getTimeGate],
  ["timemap", getTimeMap],
])("the %s of a claim says that it cannot be had at the moment, and when to ask again, where the database is away", async (name, get) => {
  const answer = await get(new Request(`http://localhost/claims/1-x/${name}`), { params: Promise.resolve({ slug: "1-x" }) });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await answer.text()).toContain("The database cannot be reached");
});
