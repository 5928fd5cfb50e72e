import type { PageName } from "#lib/pages/schema";
import { ABOUT } from "#lib/pages/shipped-about";
import { CORRECTIONS_POLICY } from "#lib/pages/shipped-corrections";
import { METHODOLOGY } from "#lib/pages/shipped-methodology";

/** The texts that come with Claimdesk, and the day of their last change. */
export const SHIPPED: Record<PageName, string> = { methodology: METHODOLOGY, corrections_policy: CORRECTIONS_POLICY, about: ABOUT };
export const SHIPPED_ON = "2026-11-24";
export const SHIPPED_LANGUAGE = "en";
