"use client";

import "./globals.css";
import { PlainPage } from "#components/layout/page-heading";

/** Stands in for the whole document when the layout itself fails, so it loads nothing that could fail again. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown</title>
        <PlainPage title="This page could not be shown.">
          Nothing that was saved is lost. <a href="/">Go to the first page</a>, or come back in a few minutes.
        </PlainPage>
      </body>
    </html>
  );
}
