import { drawShareImage } from "#lib/share/image";
import { aSnapshot } from "#prisma/factories/snapshots";
import type { Promised } from "../measure.ts";

const drawn = (text: string) => () =>
  drawShareImage(aSnapshot({ claim: { ...aSnapshot().claim, text } }), { name: "The Claim Desk", timeZone: "UTC" });

const LIMIT_MS = 200;

export const promises: Promised[] = [
  {
    title: "a share image of a sentence",
    limitMs: LIMIT_MS,
    run: drawn("The United States is interested in mining bitcoin at the plant."),
  },
  {
    title: "a share image of 1,000 characters without a space",
    limitMs: LIMIT_MS,
    run: drawn("Donaudampfschiff".repeat(63).slice(0, 1_000)),
  },
  { title: "a share image of 1,000 marks on one letter", limitMs: LIMIT_MS, run: drawn(`Z${"\u0301".repeat(999)}`) },
  {
    title: "a share image of 1,000 Chinese characters",
    limitMs: LIMIT_MS,
    run: drawn("大桥已关闭，卡车不得通行。".repeat(80).slice(0, 1_000)),
  },
  {
    title: "a share image in ten scripts",
    limitMs: LIMIT_MS,
    run: drawn("Міст closed γέφυρα الجسر הגשר पुल 大桥 다리 สะพาน ხიდი ".repeat(20)),
  },
];
