import { join, resolve } from "node:path";
import { z } from "zod";

const wholeNumber = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be a whole number from ${min} to ${max}`)
    .default(fallback);

const postgresUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}, "must be an address such as postgresql://user:password@host:5432/database");

const origin = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.username;
  }, "must be an address such as https://claims.example.org, without a path")
  .transform((text) => new URL(text).origin);

/** `news.test=127.0.0.1:4010`, more of them after commas: names that stand for a port of this machine. */
const testHosts = z
  .string()
  .default("")
  .transform((text, context) => {
    const hosts = new Map<string, number>();
    for (const pair of text.split(",").filter((each) => each.trim() !== "")) {
      const [, name, port] = /^\s*([a-z0-9-]+(?:\.[a-z0-9-]+)*)=127\.0\.0\.1:(\d{1,5})\s*$/.exec(pair) ?? [];
      if (!name || !(Number(port) >= 1 && Number(port) <= 65_535)) {
        context.addIssue({ code: "custom", message: "must be pairs such as news.test=127.0.0.1:4010, with commas between them" });
        return z.NEVER;
      }
      hosts.set(name, Number(port));
    }
    return hosts as ReadonlyMap<string, number>;
  });

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"], "must be development, production or test").optional(),
    PORT: wholeNumber(1, 65535, 3000),
    HOST: z.string().max(255, "must be a host name or an IP address").default("127.0.0.1"),
    SITE_URL: origin.optional(),
    DATA_DIR: z.string().default(".data"),
    DATABASE_URL: postgresUrl.optional(),
    /** Where `npm run bench` keeps its own database, so that it need not be filled again. */
    BENCH_DIR: z.string().optional(),
    AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
    SEED: z.enum(["demo", "none"], "must be demo or none").optional(),
    TRUST_PROXY: wholeNumber(0, 10, 0),
    /** Wrong passwords per account and address, and per address, in a window of seconds. */
    LIMIT_LOGIN_ACCOUNT: wholeNumber(1, 1_000_000, 5),
    LIMIT_LOGIN_ADDRESS: wholeNumber(1, 1_000_000, 20),
    LIMIT_LOGIN_WINDOW: wholeNumber(1, 86_400, 900),
    /** Requests to the API per address in a window of seconds. */
    LIMIT_API_REQUESTS: wholeNumber(1, 1_000_000, 600),
    LIMIT_API_WINDOW: wholeNumber(1, 86_400, 60),
    /** In the same window, of what programs send in: per token, and per address, by all processes together. */
    LIMIT_API_INTAKE_TOKEN: wholeNumber(1, 1_000_000, 60),
    LIMIT_API_INTAKE_ADDRESS: wholeNumber(1, 1_000_000, 120),
    SESSION_IDLE_HOURS: wholeNumber(1, 8_760, 12),
    SESSION_ABSOLUTE_HOURS: wholeNumber(1, 8_760, 168),
    /** How many times over `npm run bench` loads the big set of claims to search in. */
    BENCH_TIMES: wholeNumber(1, 20, 1),
    CAPTURE_TEST_HOSTS: testHosts,
    /** Set by scripts/test.ts: a migrated database to copy, and two app processes that share another one. */
    TEST_DATABASE_URL: postgresUrl.optional(),
    /** Pages are looked at in all four views: scripts `test:every-view`. */
    TEST_EVERY_VIEW: z.literal("1", "must be 1").optional(),
    FIRST_URL: origin.optional(),
    SECOND_URL: origin.optional(),
  })
  .refine((values) => values.CAPTURE_TEST_HOSTS.size === 0 || !values.SITE_URL?.startsWith("https://"), {
    path: ["CAPTURE_TEST_HOSTS"],
    message: "is for tests, and refused where SITE_URL begins with https://",
  })
  .transform((values) => ({
    ...values,
    SITE_URL: values.SITE_URL ?? `http://localhost:${values.PORT}`,
    DATA_DIR: resolve(values.DATA_DIR),
    BENCH_DIR: resolve(values.BENCH_DIR ?? join(values.DATA_DIR, "bench")),
    SEED: values.SEED ?? (values.DATABASE_URL ? ("none" as const) : ("demo" as const)),
  }));

export type Env = z.output<typeof schema>;

export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/** An empty value counts as not set. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(
    parsed.error.issues.map((issue) => `The environment variable ${issue.path.join(".")} ${issue.message}.`).join("\n"),
  );
}

export const env: Env = readEnv(process.env);

/** For programs that a script starts: our own environment with some values set. */
export function environmentWith(values: Record<string, string | undefined>): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...values } as NodeJS.ProcessEnv;
}

// next-auth knows its own address only from this variable.
process.env.NEXTAUTH_URL = env.SITE_URL;
