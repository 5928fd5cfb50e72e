import { expect, test } from "vitest";
import { makeDoor } from "#lib/reports/door";

const NOW = new Date("2026-11-24T10:00:00Z");

test("however many send at once, few reports are taken to the database, and the others are told to send again", async () => {
  const enter = makeDoor();
  const going: (() => void)[] = [];
  const take = () => new Promise<void>((finish) => going.push(finish));
  const sent = Array.from({ length: 50 }, (_, nth) => enter(`sender ${nth}`, NOW, take).catch((error: unknown) => error));
  expect(going).toHaveLength(3);
  for (const refused of await Promise.all(sent.slice(3))) expect(refused).toMatchObject({ code: 503, details: { retryAfter: 5 } });
  for (const finish of going) finish();
  expect(await Promise.all(sent.slice(0, 3))).toEqual([undefined, undefined, undefined]);
  // A report that could not be taken holds the door no longer than one that was.
  for (let nth = 0; nth < 5; nth++)
    await expect(enter("another", NOW, () => Promise.reject(new Error("The database is away.")))).rejects.toThrow("away");
});

test("one sender who sends without end is refused before anything is asked, and nobody else is", async () => {
  const enter = makeDoor();
  let taken = 0;
  const send = async (sender: string, now = NOW) => {
    await enter(sender, now, async () => {
      taken++;
    });
  };
  for (let nth = 0; nth < 30; nth++) await send("a robot");
  await expect(send("a robot")).rejects.toMatchObject({ code: 429, details: { retryAfter: 20 } });
  expect(taken).toBe(30);
  await send("somebody else");
  await send("a robot", new Date(NOW.getTime() + 20_000));
});
