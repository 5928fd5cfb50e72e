import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { NotCaptured } from "#lib/capture/failures";
import type { Readable } from "#lib/capture/readable";
import type { Page } from "#lib/capture/readable-of";

const MOST = { ms: 10_000, heapMb: 384, memoryMb: 768, answer: 8 * 1024 * 1024 };
const READ_FROM = ["lib", "node_modules", "package.json"];
const LOOK_MS = 100;
/** So much later a program ends by itself that nobody has ended. */
const LATE_MS = 2_000;
const LINUX_PAGE = 4_096;

const line = z.string().nullable();
const readable: z.ZodType<Readable> = z.strictObject({
  text: z.string(),
  title: line,
  author: line,
  publisher: line,
  publishedOn: line,
  language: line,
  canonical: line,
});

/**
 * What can be read on a page. It is read by a program of its own, that may read the code of this application and no other file, knows
 * nothing of our environment, and is ended when it takes too long or too much: a page is made by others, perhaps for that.
 * @throws NotCaptured
 */
export async function readPage({ bytes, ...page }: Page, most: Partial<typeof MOST> = {}, signal?: AbortSignal): Promise<Readable> {
  const { ms, heapMb, memoryMb, answer } = { ...MOST, ...most };
  const root = process.cwd();
  const program = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMb}`,
      "--permission",
      "--allow-worker",
      ...READ_FROM.map((each) => `--allow-fs-read=${join(root, each)}`),
      "--disable-warning=ExperimentalWarning",
      join(root, "lib/capture/reader.ts"),
      String(ms + LATE_MS),
    ],
    { cwd: root, env: { NODE_ENV: "production" }, stdio: ["pipe", "pipe", "ignore"] },
  );
  let why = "The page could not be read.";
  const stop = (sentence: string) => {
    why = sentence;
    program.kill("SIGKILL");
  };
  const breakOff = () => stop("Reading the page was broken off.");
  signal?.addEventListener("abort", breakOff);
  const late = setTimeout(() => stop(`The page could not be read in ${ms / 1_000} seconds.`), ms);
  const looking = setInterval(async () => {
    const used = await memoryOf(program.pid);
    if (used > memoryMb * 1024 * 1024) stop("The page could not be read in the memory that there is for it.");
  }, LOOK_MS);
  const said: Buffer[] = [];
  let size = 0;
  program.stdout.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > answer) stop("What can be read on the page is too long.");
    else said.push(chunk);
  });
  try {
    const ended = new Promise<number | null>((resolve, reject) => {
      program.once("error", reject);
      program.once("close", resolve);
    });
    // Whoever is ended does not read on.
    program.stdin.on("error", () => undefined);
    program.stdin.end(Buffer.concat([Buffer.from(`${JSON.stringify(page)}\n`), bytes]));
    const code = await ended;
    const parsed = code === 0 ? readable.safeParse(JSON.parse(Buffer.concat(said).toString())) : null;
    if (!parsed?.success) throw new NotCaptured("unreadable", why);
    return parsed.data;
  } finally {
    clearTimeout(late);
    clearInterval(looking);
    signal?.removeEventListener("abort", breakOff);
  }
}

/** In bytes, where the system tells. */
async function memoryOf(pid: number | undefined): Promise<number> {
  const told = await readFile(`/proc/${pid}/statm`, "utf8").catch(() => "0 0");
  return Number(told.split(" ")[1]) * LINUX_PAGE;
}
