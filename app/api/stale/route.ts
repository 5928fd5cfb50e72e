import { revalidateTag } from "next/cache";
import { z } from "zod";
import { isStaleKey } from "#lib/publication/stale";

const body = z.strictObject({ tags: z.array(z.string().max(600)).max(100_000) });

/** Clears cached pages of this process. Called by this process alone (lib/publication/stale.ts). */
export async function POST(request: Request): Promise<Response> {
  if (!isStaleKey(request.headers.get("x-stale-key") ?? "")) return new Response(null, { status: 404 });
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  for (const tag of parsed.data.tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204 });
}
