import { z } from "zod";
import { LIMITS, optionalAddress, optionalLine, requiredLanguage, requiredLine, revision } from "#lib/schema";

export const MAX_LOGO_BYTES = 200_000;

/** The image types that are told by their first bytes; an SVG could hold a script and is not one of them. */
export function logoTypeOf(bytes: Uint8Array): "image/png" | "image/jpeg" | "image/webp" | null {
  const starts = (at: number, ...signature: number[]) => signature.every((byte, index) => bytes[at + index] === byte);
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (starts(0, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  return null;
}

const recheckDays = (status: string) =>
  z
    .int({ error: `Say after how many days a ${status} claim is looked at again, as a whole number.` })
    .min(1, { error: `A ${status} claim is looked at again after one day at the earliest.` })
    .max(3_650, { error: `A ${status} claim is looked at again after ten years (3,650 days) at the latest.` });

const recaptureDays = z
  .int({ error: "Say after how many days a page is captured again, as a whole number." })
  .min(0, { error: "Days are counted from 0: then no page is captured again by itself." })
  .max(3_650, { error: "A page is captured again after ten years (3,650 days) at the latest." });

/** A number of days as it was typed; anything else stays as it is, to be refused with its reason. */
export function daysFrom(typed: string): number | string {
  return /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : typed;
}

export const newsroomInput = z.strictObject({
  revision,
  name: requiredLine("The name of the newsroom", 100).transform((name) => name.trim()),
  timeZone: z
    .string({ error: "Choose a time zone." })
    .max(100)
    .refine(
      (zone) => {
        try {
          new Intl.DateTimeFormat("en", { timeZone: zone });
          return true;
        } catch {
          return false;
        }
      },
      { error: "This is not a time zone (such as Europe/Berlin)." },
    ),
  language: requiredLanguage("The language"),
  publisherName: optionalLine("The publisher of record", LIMITS.name),
  publisherUrl: optionalAddress("The publisher’s address"),
  licenceName: requiredLine("The licence", LIMITS.name).transform((name) => name.trim()),
  licenceUrl: optionalAddress("The licence’s address"),
  recheckConfirmedDays: recheckDays("confirmed"),
  recheckUnilateralDays: recheckDays("unilateral"),
  recheckDisputedDays: recheckDays("disputed"),
  recaptureDays,
  /** Bytes in base64; null: no logo; left out: as it is. */
  logo: z
    .base64({ error: "The logo could not be read.", abort: true })
    .max(Math.ceil(MAX_LOGO_BYTES / 3) * 4, { error: "The logo is too large: at most 200 KB." })
    .refine((text) => logoTypeOf(Uint8Array.from(atob(text.slice(0, 24)), (letter) => letter.charCodeAt(0))) !== null, {
      error: "The logo must be a PNG, JPEG or WebP image.",
    })
    .nullish(),
});
export type NewsroomInput = z.output<typeof newsroomInput>;

/** What the settings form shows. */
export type NewsroomSettings = {
  name: string;
  timeZone: string;
  language: string;
  publisherName: string | null;
  publisherUrl: string | null;
  licenceName: string;
  licenceUrl: string | null;
  /** The logo as an address that holds it; null if there is none. */
  logo: string | null;
  recheckConfirmedDays: number;
  recheckUnilateralDays: number;
  recheckDisputedDays: number;
  recaptureDays: number;
  revision: number;
};
