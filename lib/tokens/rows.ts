import type { TokenScope } from "#lib/tokens/schema";

/** A token as its list shows it; its secret nobody knows. */
export type TokenRow = {
  id: string;
  name: string;
  scopes: TokenScope[];
  person: { name: string; isDisabled: boolean };
  madeBy: string;
  createdAt: string;
  expiresAt: string;
  usedAt: string | null;
  revokedAt: string | null;
  state: "holds" | "expired" | "revoked";
  drafts: number;
};
