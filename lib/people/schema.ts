import { z } from "zod";
import { ROLES } from "#lib/auth/roles";
import { codePoints, id, LIMITS, requiredLine, revision } from "#lib/schema";

export const email = z
  .string({ error: "The e-mail address is missing." })
  .max(LIMITS.email, { error: "The e-mail address is too long.", abort: true })
  .transform((text) => text.normalize("NFC").trim().toLowerCase())
  .pipe(z.email({ error: "This is not an e-mail address." }));

/** The most common passwords of 8 characters or more, and our own name. */
const COMMON = new Set(
  "password password1 passw0rd 12345678 123456789 1234567890 qwertyuiop qwerty123 11111111 00000000 iloveyou sunshine princess football baseball superman trustno1 starwars welcome1 letmein1 admin123 administrator claimdesk newsroom changeme abcd1234 1q2w3e4r 1qaz2wsx asdfghjkl zxcvbnm1 87654321 88888888 computer michelle internet whatever".split(
    " ",
  ),
);

export const newPassword = z
  .string({ error: "The new password is missing." })
  .max(1_000, { error: "A password has at most 128 characters.", abort: true })
  .refine((text) => codePoints(text) >= 8, { error: "A password has at least 8 characters." })
  .refine((text) => codePoints(text) <= 128, { error: "A password has at most 128 characters." })
  .refine((text) => text.isWellFormed() && !text.includes("\0"), { error: "This password holds a character that cannot be typed." })
  .refine((text) => !COMMON.has(text.toLowerCase()) && new Set(text).size > 2, {
    error: "This password is one of those that are tried first; please choose another.",
  });

const role = z.enum(ROLES, { error: "Choose a role." });

export const addPersonInput = z.strictObject({
  email,
  name: requiredLine("The name", LIMITS.name).transform((name) => name.trim()),
  role,
});
export type AddPersonInput = z.output<typeof addPersonInput>;

export const changeRoleInput = z.strictObject({ id, revision, role });
export const personInput = z.strictObject({ id, revision });
export const ownPasswordInput = z.strictObject({
  current: z.string({ error: "Your present password is missing." }).min(1, { error: "Your present password is missing." }).max(1_000),
  next: newPassword,
});
export const sessionInput = z.strictObject({ id });
