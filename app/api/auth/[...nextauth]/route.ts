import NextAuth from "next-auth";
import type { NextRequest } from "next/server";
import { authOptions } from "#lib/auth/options";
import type { Refused } from "#lib/errors";
import { problemJson, refusalFrom } from "#lib/faults";

type Route = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, route: Route): Promise<Response> {
  let refused: Refused | null = null;
  const options = authOptions((refusal) => {
    refused = refusal;
  });
  const response: Response = await NextAuth(request, route, options);
  return refused ? problemJson(refusalFrom(refused), "Too many attempts") : response;
}

export { handler as GET, handler as POST };
