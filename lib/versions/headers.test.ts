import { expect, test } from "vitest";
import { slugOf } from "#lib/slug";
import { pastHeaders } from "#lib/versions/headers";

test("every claim's address tells of its past, and one that no claim can have says nothing, however long it is", async () => {
  const longest = `/claims/2147483647-${slugOf("abcdefghij".repeat(20), "claim")}`;
  expect(Object.keys(await pastHeaders(longest))).toEqual(["link"]);
  for (const path of [`${longest}a`, `/claims/1001-${"a".repeat(8_000)}`, `/claims/1001-${"%61".repeat(2_000)}/versions/1`, "/parties/x"])
    expect(await pastHeaders(path), path.slice(0, 200)).toEqual({});
});
