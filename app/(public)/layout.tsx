import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PublicShell } from "#components/layout/public-shell";
import { pageCard } from "#lib/share/card";
import { readNewsroom } from "./reads.ts";

export async function generateMetadata(): Promise<Metadata> {
  const newsroom = await readNewsroom();
  const { name, address } = newsroom;
  return { metadataBase: new URL(address), title: { default: name, template: `%s · ${name}` }, ...pageCard(newsroom) };
}

export default async function PublicLayout({ children }: { children: ReactNode }) {
  const { name, logo, licence } = await readNewsroom();
  return (
    <PublicShell newsroom={name} logo={logo} licence={licence}>
      {children}
    </PublicShell>
  );
}
