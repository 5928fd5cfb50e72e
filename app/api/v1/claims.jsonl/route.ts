import { onlyReading, preflight } from "../answer.ts";
import { download } from "../download.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return download(request, "jsonl");
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
