import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientAddress } from "#lib/auth/address";
import { endSession } from "#lib/auth/sessions";
import { signIn } from "#lib/auth/sign-in";
import { db } from "#lib/db";
import { env } from "#lib/env";
import { Refused } from "#lib/errors";

const secure = env.SITE_URL.startsWith("https://");

export const SESSION_COOKIE = secure ? "__Host-claimdesk.session" : "claimdesk.session";

/** @param refused is told when an attempt was not even evaluated; next-auth itself would answer it like a wrong password */
export function authOptions(refused?: (refusal: Refused) => void): NextAuthOptions {
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: secure,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: env.SESSION_ABSOLUTE_HOURS * 3_600 },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    providers: [
      Credentials({
        credentials: { email: { label: "Email" }, password: { label: "Password" } },
        async authorize(credentials, request) {
          const headers = (request.headers ?? {}) as Record<string, string | undefined>;
          try {
            const opened = await signIn(db(), {
              email: String(credentials?.email ?? "").slice(0, 1_000),
              password: String(credentials?.password ?? ""),
              address: clientAddress(headers["x-forwarded-for"] ?? null, env.TRUST_PROXY),
              browser: headers["user-agent"] ?? null,
              now: new Date(),
            });
            return opened && { id: opened.personId, sessionId: opened.sessionId };
          } catch (error) {
            if (error instanceof Refused) refused?.(error);
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : { sub: token.sub, sessionId: token.sessionId }),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
      // Only addresses of our own, whatever was asked for.
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !/^\/[/\\]/.test(url) ? `${baseUrl}${url}` : url.startsWith(`${baseUrl}/`) ? url : `${baseUrl}/desk`),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.sessionId) await endSession(db(), token.sessionId, new Date());
      },
    },
  };
}

declare module "next-auth" {
  interface User {
    sessionId: string;
  }
  interface Session {
    sessionId?: string;
  }
}
declare module "next-auth/jwt" {
  interface JWT {
    sessionId?: string;
  }
}
