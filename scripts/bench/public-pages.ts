import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Failure } from "../failure.ts";
import type { Comparison, Figure } from "../measure.ts";
import { answerOf, asked, benchApp, peakMemory } from "../measuring/app.ts";
import { answersPerSecond } from "../measuring/load.ts";
import { hasNginx, NO_NGINX, nginxBefore } from "../measuring/nginx.ts";
import { NO_SCALE_SET, scaleDatabase } from "../measuring/scale-database.ts";

export const comparisons: Comparison[] = [];
export const figures: Figure[] = [];
export const leftOut: string[] = [];

const COLD = 500;
const GZIP = { "accept-encoding": "gzip" };

const database = await scaleDatabase();
if (database === null) leftOut.push(NO_SCALE_SET);
else await prepare(database);

async function prepare(url: string): Promise<void> {
  const app = await benchApp(url);
  /** Claims of the set, spread over it. */
  const paths = await answerOf<string[]>("measuring/claim-paths.ts", app.environment, app.folder, String(2 * COLD + 1));
  const path = paths.at(-1) ?? "";
  const claim = `${app.site}${path}`;
  const page = await asked(claim);
  const plain = await staticPage(app.site, page.body.length);

  comparisons.push(
    ...["identity", "gzip"].map(
      (encoding): Comparison => ({
        title: `a claim page against a static page of its size, ${encoding}`,
        unit: "requests/s",
        atLeast: 0.8,
        one: {
          title: `a claim page of ${page.body.length.toLocaleString("en")} bytes, from the application`,
          measure: () => answersPerSecond(claim, { headers: { "accept-encoding": encoding } }),
        },
        other: {
          title: `a page prerendered by the build, of ${plain.size.toLocaleString("en")} bytes`,
          measure: () => answersPerSecond(plain.address, { headers: { "accept-encoding": encoding } }),
        },
      }),
    ),
  );
  figures.push(coldPages("from the application", app.site, paths.slice(0, COLD)));
  if (!(await hasNginx())) {
    leftOut.push(NO_NGINX);
    figures.push(memoryOf(app.pid));
    return;
  }

  const nginx = await nginxBefore(app.port);
  writeFileSync(join(nginx.files.folder, "page.html"), page.body);
  writeFileSync(join(nginx.files.folder, "page.html.gz"), gzipSync(page.body));
  comparisons.push(
    ...["identity", "gzip"].map(
      (encoding): Comparison => ({
        title: `a claim page through nginx against the file, ${encoding}`,
        unit: "requests/s",
        atLeast: 0.8,
        one: {
          title: "the claim page, through nginx as it is shipped",
          measure: () => answersPerSecond(`${nginx.site}${path}`, { headers: { "accept-encoding": encoding } }),
        },
        other: {
          title: "nginx serving the same bytes as a file",
          measure: () => answersPerSecond(`${nginx.files.site}/page.html`, { headers: { "accept-encoding": encoding } }),
        },
      }),
    ),
  );
  figures.push(
    coldPages("through nginx", nginx.site, paths.slice(COLD, 2 * COLD)),
    {
      title: "until a decision is seen through nginx, the worst of 7",
      unit: "ms",
      atMost: 2_000,
      measure: async () => Math.max(...(await answerOf<number[]>("measuring/decisions.ts", app.environment, app.folder, nginx.site, "7"))),
    },
    memoryOf(app.pid),
  );
}

function memoryOf(pid: number): Figure {
  return { title: "memory of the application at its peak", unit: "MB", measure: async () => peakMemory(pid) ?? Number.NaN };
}

/** Pages that nobody has read since the start, all at once. @throws Failure unless every one is answered 200 */
function coldPages(how: string, site: string, paths: string[]): Figure {
  return {
    title: `${COLD} cold claim pages at once, ${how}, until the last is there`,
    unit: "ms",
    measure: async () => {
      const began = performance.now();
      const answers = await Promise.all(paths.map((path) => asked(`${site}${path}`, GZIP)));
      const other = answers.find(({ code }) => code !== 200);
      if (other) throw new Failure(`Of ${COLD} cold pages at once, ${how}, one was answered ${other.code}.`);
      return performance.now() - began;
    },
  };
}

/** The static page whose bytes come nearest to those of another page. */
async function staticPage(site: string, bytes: number): Promise<{ address: string; size: number }> {
  let nearest = { address: "", size: 0 };
  for (let kilobytes = 2; kilobytes <= 64; kilobytes += 2) {
    const address = `${site}/static-page/${kilobytes}`;
    const { code, body } = await asked(address);
    if (code !== 200) throw new Failure(`${address} was answered ${code}.`);
    if (Math.abs(body.length - bytes) < Math.abs(nearest.size - bytes)) nearest = { address, size: body.length };
  }
  return nearest;
}
