import type { Metadata } from "next";
import { PlainPage } from "#components/layout/page-heading";
import { ButtonLink } from "#components/ui/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage title="There is nothing at this address." actions={<ButtonLink href="/claims">Look through the claims</ButtonLink>}>
      It may have been mistyped, or the page may not be public.
    </PlainPage>
  );
}
