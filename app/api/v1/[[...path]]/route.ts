import { answer, preflight, refuse } from "../answer.ts";

export const dynamic = "force-dynamic";

function nothingHere(request: Request): Promise<Response> {
  return answer(request, async () => refuse({ code: 404, sentence: "The API has nothing at this address." }));
}

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT, preflight as OPTIONS };
