import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Claimdesk", template: "%s" },
  formatDetection: { telephone: false, date: false, address: false, email: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf6" },
    { media: "(prefers-color-scheme: dark)", color: "#14161a" },
  ],
};

/** Static: it reads no header, cookie or row. theme.js runs before the first paint, from its own file so that `script-src 'self'` allows it. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
        <script src="/copy.js" async />
      </head>
      <body>{children}</body>
    </html>
  );
}
