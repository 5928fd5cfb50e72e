export const dynamic = "force-dynamic";

/** What Next itself costs: answers of the API are measured against it (scripts/bench/api.ts). */
export function GET(): Response {
  return Response.json({});
}
