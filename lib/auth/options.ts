import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientNetwork } from "#lib/auth/address";
import { COOKIE_FLAGS, CSRF_COOKIE, SESSION_COOKIE } from "#lib/auth/cookies";
import { endSession } from "#lib/auth/sessions";
import { signIn } from "#lib/auth/sign-in";
import { db } from "#lib/db";
import { env } from "#lib/env";

/** @param fault is told what was thrown on the way: next-auth itself would put its message into an address, and go on */
export function authOptions(fault?: (error: unknown) => void): NextAuthOptions {
  return {
    secret: env.AUTH_SECRET,
    useSecureCookies: COOKIE_FLAGS.secure,
    pages: { signIn: "/sign-in", signOut: "/desk/account", error: "/sign-in", verifyRequest: "/sign-in" },
    session: { strategy: "jwt", maxAge: env.SESSION_ABSOLUTE_HOURS * 3_600 },
    cookies: {
      sessionToken: { name: SESSION_COOKIE, options: COOKIE_FLAGS },
      csrfToken: { name: CSRF_COOKIE, options: COOKIE_FLAGS },
    },
    providers: [
      Credentials({
        credentials: { email: { label: "Email" }, password: { label: "Password" } },
        async authorize(credentials, request) {
          const headers = (request.headers ?? {}) as Record<string, string | undefined>;
          try {
            const opened = await signIn(db(), {
              email: credentials?.email ?? "",
              password: credentials?.password ?? "",
              address: clientNetwork(headers["x-forwarded-for"] ?? null, env.TRUST_PROXY),
              browser: headers["user-agent"] ?? null,
              now: new Date(),
            });
            return opened && { id: opened.personId, sessionId: opened.sessionId };
          } catch (error) {
            fault?.(error);
            throw error;
          }
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sub: user.id, sessionId: user.sessionId } : { sub: token.sub, sessionId: token.sessionId }),
      session: ({ session, token }) => ({ expires: session.expires, sessionId: token.sessionId }),
      // Where to go next travels in our own form and is decided by safeNext.
      redirect: ({ baseUrl }) => baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        try {
          if (token?.sessionId) await endSession(db(), token.sessionId, new Date());
        } catch (error) {
          fault?.(error);
        }
      },
    },
    logger: {
      // A cookie that is not ours or too old is not a fault; what authorize throws is logged where it is answered.
      error: (code, about) => {
        if (code === "JWT_SESSION_ERROR") return;
        // biome-ignore lint/suspicious/noConsole: the log of the server
        console.error(`Sign-in: ${code}: ${"message" in about ? about.message : "no message"}`);
      },
      warn: () => undefined,
      debug: () => undefined,
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
