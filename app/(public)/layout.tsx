import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicShell } from "#components/layout/public-shell";
import { env } from "#lib/env";
import { readNewsroom } from "./reads.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await readNewsroom();
  return { metadataBase: new URL(env.SITE_URL), title: { default: name, template: `%s · ${name}` } };
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { name, logo } = await readNewsroom();
  return (
    <PublicShell newsroom={name} logo={logo}>
      {children}
    </PublicShell>
  );
}
