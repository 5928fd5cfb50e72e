import dgram from "node:dgram";
import { existsSync, readFileSync } from "node:fs";
import { Socket } from "node:net";
import { resolve } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { NotCaptured } from "#lib/capture/failures";
import { fetchPage } from "#lib/capture/fetch";

// Addresses that are kept beside the project and not in it: each leads to this machine, its networks or whoever runs it.
const file = resolve(import.meta.dirname, "../../../shared/corpora/ssrf-urls.json");

describe.skipIf(!existsSync(file))("the addresses kept beside the project", () => {
  it("are all refused, and none opens a socket", async () => {
    const refuse = () => {
      throw new Error("A socket was opened.");
    };
    const opened = [
      vi.spyOn(Socket.prototype, "connect").mockImplementation(refuse),
      vi.spyOn(dgram.Socket.prototype, "connect").mockImplementation(refuse),
      vi.spyOn(dgram.Socket.prototype, "send").mockImplementation(refuse),
    ];
    const resolved = vi.fn(async () => ["93.184.216.34"]);
    const addresses = JSON.parse(readFileSync(file, "utf8")) as string[];
    expect(addresses.length).toBeGreaterThan(7_000);
    const letIn: string[] = [];
    for (const address of addresses) {
      const error = await fetchPage(address, { resolve: resolved }).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (!(error instanceof NotCaptured) || error.kind !== "address") letIn.push(address);
    }
    expect(letIn).toEqual([]);
    for (const watched of [...opened, resolved]) expect(watched).not.toHaveBeenCalled();
  }, 20_000);
});
