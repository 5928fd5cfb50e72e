import type { Role } from "#lib/auth/roles";

export type PersonRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: string;
  lastSeen: string | null;
  disabledAt: string | null;
  /** Has not yet changed a one-time password. */
  waits: boolean;
  revision: number;
};

export type OpenSession = { id: string; browser: string; since: string; lastSeen: string; isThisOne: boolean };
