import { spawn } from "node:child_process";
import { describe, expect, it } from "vitest";
import { NotCaptured } from "#lib/capture/failures";
import { readPage } from "#lib/capture/read";

const page = (html: string) =>
  ({ address: "https://gazette.example/a", type: "text/html", charset: null, bytes: Buffer.from(html) }) as const;

describe("a page that is read apart", () => {
  it("says what can be read on it", async () => {
    const read = await readPage(page("<title>Harbour</title><p>The harbour stays closed.</p>"));
    expect(read).toMatchObject({ title: "Harbour", text: "The harbour stays closed." });
  });

  it("is given up when reading it takes too long", async () => {
    const endless = page(`<p>x${"<b>".repeat(300_000)}deep`);
    const started = performance.now();
    await expect(readPage(endless, { ms: 1_000 })).rejects.toThrow("The page could not be read in 1 seconds.");
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("is given up when reading it takes too much memory", async () => {
    const large = page("<p>a</p>".repeat(200_000));
    await expect(readPage(large, { heapMb: 32 })).rejects.toBeInstanceOf(NotCaptured);
    await expect(readPage(large, { memoryMb: 60 })).rejects.toThrow("in the memory that there is for it");
  });

  it("is given up also where whoever asked for it is gone", async () => {
    const { bytes, ...about } = page(`<p>x${"<b>".repeat(300_000)}deep`);
    const program = spawn(process.execPath, ["lib/capture/reader.ts", "1000"], { stdio: ["pipe", "ignore", "ignore"] });
    const ended = new Promise((resolve) => program.once("close", (_, signal) => resolve(signal)));
    program.stdin.end(Buffer.concat([Buffer.from(`${JSON.stringify(about)}\n`), bytes]));
    expect(await ended).toBe("SIGKILL");
  });

  it("is given up where it is not what it says it is", async () => {
    await expect(readPage({ ...page("%PDF-1.7 and nothing else"), type: "application/pdf" })).rejects.toThrow(
      "The page could not be read.",
    );
  });
});
