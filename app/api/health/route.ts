import { db } from "#lib/db";
import packageJson from "../../../package.json";

export const dynamic = "force-dynamic";

/** Whether this process can do its work: 200 while the database answers within two seconds, else 503. */
export async function GET(): Promise<Response> {
  const ok = await Promise.race([
    db().$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    ),
    new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000)),
  ]);
  return Response.json(
    { status: ok ? "ok" : "unavailable", database: ok ? "ok" : "away", version: packageJson.version },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store", ...(ok ? {} : { "retry-after": "5" }) } },
  );
}
