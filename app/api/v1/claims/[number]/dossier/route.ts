import { publicDossier } from "#lib/publication/api";
import { onlyReading, preflight } from "../../../answer.ts";
import { answerFromVersion } from "../published.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return answerFromVersion(request, params, ({ snapshot }) => publicDossier(snapshot));
}

export { onlyReading as DELETE, onlyReading as PATCH, onlyReading as POST, onlyReading as PUT, preflight as OPTIONS };
