import { env } from "#lib/env";

const secure = env.SITE_URL.startsWith("https://");
const prefix = secure ? "__Host-" : "";

export const SESSION_COOKIE = `${prefix}claimdesk.session`;
/** next-auth's token against forged forms, and the proof that it is ours. */
export const CSRF_COOKIE = `${prefix}claimdesk.csrf`;
/** The address that was typed into a sign-in form that failed, so that it need not be typed again where scripts are off. */
export const TYPED_COOKIE = `${prefix}claimdesk.typed`;

export const COOKIE_FLAGS = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
