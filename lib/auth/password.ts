import "server-only";
import { randomBytes, randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id (19 MiB, two passes); the library's default algorithm is argon2id.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), COST);
}

/** The hash of a password that nobody has: what is checked for an account that is not there, so that both take the same time. */
const NOBODYS = hashPassword(randomBytes(32).toString("base64"));

/** @param passwordHash null for an account that is not there: takes as long, and is false */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await NOBODYS), password.normalize("NFKC"));
  return matches && passwordHash !== null;
}

const SYLLABLES =
  "ba be bi bo bu da de di do du fa fe fi fo fu ga ge gi go gu ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po pu ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo vu za ze zi zo zu".split(
    " ",
  );

/** A random password that can be read out and typed: five groups of three syllables (90 bits). */
export function randomPassword(): string {
  const group = () => Array.from({ length: 3 }, () => SYLLABLES[randomInt(SYLLABLES.length)]).join("");
  return Array.from({ length: 5 }, group).join("-");
}
