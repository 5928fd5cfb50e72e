import type { ReactNode } from "react";
import { DeskShell, type RailItem } from "#components/layout/desk-shell";
import { Button } from "#components/ui/button";
import { currentPerson } from "#lib/auth/actor";
import { ROLE_WORDS } from "#lib/auth/roles";
import type { Person } from "#lib/auth/sessions";
import { railCounts } from "#lib/claims/counts";
import { NO_FILTER, tableHref } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { newsroomName } from "#lib/newsroom/queries";

/** Draws the frame. It guards nothing: each page asks for itself who is there. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return children;
  const [newsroom, rail] = await Promise.all([newsroomName(db()), person.passwordMustChange ? [] : railOf(person)]);
  return (
    <DeskShell
      newsroom={newsroom.name}
      rail={rail}
      person={{ name: person.name, role: ROLE_WORDS[person.role].name }}
      signOut={
        <form method="post" action="/sign-out">
          <Button kind="quiet" size="sm" type="submit">
            Sign out
          </Button>
        </form>
      }
    >
      {children}
    </DeskShell>
  );
}

async function railOf(person: Person): Promise<RailItem[][]> {
  const counts = await railCounts(db(), person);
  const mine = (state: "returned" | "draft") => tableHref({}, { ...NO_FILTER, owner: "me", state });
  return [
    [
      { href: "/desk/claims", label: "Claims", count: counts.claims },
      { href: "/desk/review", label: "Review queue", count: counts.queue },
      { href: mine("returned"), label: "Returned to me", count: counts.returned },
      { href: mine("draft"), label: "My drafts", count: counts.drafts },
    ],
    person.role === "admin"
      ? [
          { href: "/desk/people", label: "People" },
          { href: "/desk/settings", label: "Settings" },
        ]
      : [],
  ];
}
