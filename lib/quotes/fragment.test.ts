import { describe, expect, it } from "vitest";
import { addressOfQuote } from "#lib/quotes/fragment";

const at = (exact: string, prefix = "", suffix = "", address = "https://gazette.example/a?b=1") =>
  addressOfQuote(address, { exact, prefix, suffix }).replace("https://gazette.example/a?b=1", "");
const LONG = "the harbour would stay closed until the end of the month, and perhaps for longer";

describe("an address that leads to a passage", () => {
  it("names it, with dashes, commas and ampersands that mean nothing in an address", () => {
    expect(at("“Stop-and-go,” said R&D, 50% = half; ¿qué? — that was the end of it all")).toBe(
      "#:~:text=%E2%80%9CStop%2Dand%2Dgo%2C%E2%80%9D%20said%20R%26D%2C%2050%25%20%3D%20half%3B%20%C2%BFqu%C3%A9%3F%20%E2%80%94%20that%20was%20the%20end%20of%20it%20all",
    );
  });

  it("names a short one with what stands round it", () => {
    expect(at("stay closed", "on Wednesday that the harbour would ", " until the end of the month")).toBe(
      "#:~:text=the%20harbour%20would-,stay%20closed,-until%20the%20end",
    );
    expect(at("stay closed", "Not this.\n\n", "\n\nNor this.")).toBe("#:~:text=stay%20closed");
  });

  it("names a long one, or one of several paragraphs, by how it begins and ends", () => {
    expect(at(`${LONG}.\n\nThe union said that the strike would go on`)).toBe(
      "#:~:text=the%20harbour%20would%20stay%20closed%20until,that%20the%20strike%20would%20go%20on",
    );
    expect(at(`${LONG} ${LONG} ${LONG}`)).toBe(
      "#:~:text=the%20harbour%20would%20stay%20closed%20until,the%20month%2C%20and%20perhaps%20for%20longer",
    );
  });

  it("names whole words, since browsers look for no others", () => {
    expect(at("arbour would stay clos", "The h", "ed until")).toBe("#:~:text=The-,harbour%20would%20stay%20closed,-until");
  });

  it("keeps the place on the page that the address named, and drops a passage that it named", () => {
    const named = (fragment: string) => addressOfQuote(`https://gazette.example/a#${fragment}`, { exact: LONG, prefix: "", suffix: "" });
    expect(named("part")).toMatch(/^https:\/\/gazette\.example\/a#part:~:text=the%20/);
    expect(named(":~:text=old")).toMatch(/^https:\/\/gazette\.example\/a#:~:text=the%20/);
  });

  it("is the address of the page where there is nothing to name", () => {
    expect(at(" \n ")).toBe("");
  });

  it("is well formed, whatever the passage", () => {
    expect(URL.canParse(addressOfQuote("https://gazette.example/", { exact: "half \ud800 a letter", prefix: "\udc00", suffix: "" }))).toBe(
      true,
    );
    expect(at("部长星期三表示，港口将关闭至月底")).toContain("#:~:text=%E9%83%A8");
  });
});
