import "server-only";
import type { NextApiRequest, NextApiResponse } from "next";
import { cookies } from "next/headers";
import NextAuth, { getServerSession } from "next-auth";
import { CSRF_COOKIE, SESSION_COOKIE } from "#lib/auth/cookies";
import { authOptions } from "#lib/auth/options";

type Cookies = { get(name: string): { value: string } | undefined };

export type Question = {
  /** The parts of the address after /api/auth. */
  path: string[];
  method: "GET" | "POST";
  body?: Record<string, string>;
  headers: Headers;
};

export type Reply = {
  location: string | null;
  body: unknown;
  /** A session cookie is among them only for the right password. */
  setCookies: string[];
  /** What was thrown while it was at work: a refusal, or a fault. */
  fault: unknown;
};

/**
 * Asks next-auth, and hands it only what it needs: two cookies, and fields that are text. Of a request as it comes, it takes
 * an address to go to from the query or a cookie, and answers 500 where it cannot read it.
 */
export async function askNextAuth({ path, method, body, headers }: Question): Promise<Reply> {
  const reply: Reply = { location: null, body: null, setCookies: [], fault: null };
  const request = { query: { nextauth: path }, method, body, headers: Object.fromEntries(headers), cookies: ours(await cookies()) };
  const response = {
    status: () => response,
    getHeader: (name: string) => (name.toLowerCase() === "set-cookie" ? reply.setCookies : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === "set-cookie") reply.setCookies = [value].flat();
      if (name.toLowerCase() === "location") reply.location = String(value);
      return response;
    },
    json: (value: unknown) => {
      reply.body = value;
    },
    send: (value: unknown) => {
      reply.body = value;
    },
    end: () => undefined,
  };
  const options = authOptions((error) => {
    reply.fault = error;
  });
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
  // The cookie in which it keeps where to go next: of no use to us.
  reply.setCookies = reply.setCookies.filter((cookie) => !/^[^=]*callback-url=/.test(cookie));
  return reply;
}

/** The id of the session that this request's cookie names; null if there is none or it is not ours. Says nothing of whether it is still open. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const request = { headers: {}, cookies: ours(await cookies()) } as unknown as NextApiRequest;
  const response = { getHeader: () => undefined, setHeader: () => undefined } as unknown as NextApiResponse;
  const session = await getServerSession(request, response, authOptions());
  return session?.sessionId ?? null;
}

function ours(kept: Cookies): Record<string, string> {
  return Object.fromEntries(
    [SESSION_COOKIE, CSRF_COOKIE].flatMap((name) => {
      const cookie = kept.get(name);
      return cookie ? [[name, cookie.value]] : [];
    }),
  );
}
