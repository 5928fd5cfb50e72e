import { chromium, type Page } from "@playwright/test";
import { requireChromium } from "../chromium.ts";
import { atEnd } from "../cli.ts";
import { Failure } from "../failure.ts";
import { type Figure, spanOf } from "../measure.ts";
import { answerOf, benchApp } from "../measuring/app.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

export const figures: Figure[] = [];
export const leftOut: string[] = [];

const LOADS = 9;

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else await prepare(database);

type Load = { shift: number; firstPaint: number; largestPaint: number; scriptBytes: number };

async function prepare(url: string): Promise<void> {
  const app = await benchApp(url);
  const [path] = await answerOf<string[]>("measuring/claim-paths.ts", app.environment, app.folder, "1");
  const browser = await chromium.launch({
    executablePath: await requireChromium(`${app.folder}/apt.log`),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
    ],
  });
  atEnd(() => browser.close());

  const loads: Load[] = [];
  /** Each in a profile of its own, in which nothing is kept yet; the first warms the application up. */
  async function load(): Promise<Load[]> {
    while (loads.length <= LOADS) {
      const context = await browser.newContext({
        viewport: loads.length % 2 === 0 ? { width: 1440, height: 900 } : { width: 375, height: 800 },
      });
      loads.push(await readIn(await context.newPage(), `${app.site}${path}`));
      await context.close();
    }
    return loads.slice(1);
  }

  const most = (read: (one: Load) => number) => async () => Math.max(...(await load()).map(read));
  figures.push(
    {
      title: "the claim page in Chromium: layout shift, the worst of 9 loads",
      unit: "score",
      atMost: 0,
      measure: most((one) => one.shift),
    },
    {
      title: "the claim page in Chromium: largest paint against first paint, the median of 9 loads",
      unit: "ratio",
      atMost: 1.2,
      measure: async () => spanOf((await load()).map((one) => one.largestPaint / one.firstPaint)).median,
    },
    {
      title: "the claim page in Chromium: first paint, the median of 9 loads",
      unit: "ms",
      measure: async () => spanOf((await load()).map((one) => one.firstPaint)).median,
    },
    { title: "the claim page in Chromium: scripts, compressed", unit: "KB", atMost: 130, measure: most((one) => one.scriptBytes / 1_024) },
  );
}

async function readIn(page: Page, address: string): Promise<Load> {
  let scriptBytes = 0;
  const counted: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    counted.push(
      request.sizes().then(({ responseBodySize }) => {
        scriptBytes += responseBodySize;
      }),
    );
  });
  const answer = await page.goto(address, { waitUntil: "networkidle" });
  if (answer?.status() !== 200) throw new Failure(`${address} was answered ${answer?.status()} to Chromium.`);
  const painted = await page.evaluate(async () => {
    // Entries that came before are told to an observer that asks for them.
    const entriesOf = (type: string) =>
      new Promise<PerformanceEntry[]>((done) => {
        const found: PerformanceEntry[] = [];
        new PerformanceObserver((list) => found.push(...list.getEntries())).observe({ type, buffered: true });
        setTimeout(() => done(found), 300);
      });
    const [paints, largest, shifts] = await Promise.all([
      entriesOf("paint"),
      entriesOf("largest-contentful-paint"),
      entriesOf("layout-shift"),
    ]);
    return {
      firstPaint: paints.find((entry) => entry.name === "first-paint")?.startTime ?? 0,
      largestPaint: largest.at(-1)?.startTime ?? 0,
      shift: shifts.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0),
    };
  });
  await Promise.all(counted);
  if (painted.firstPaint === 0 || painted.largestPaint === 0) throw new Failure("Chromium did not tell when it painted.");
  return { ...painted, scriptBytes };
}
