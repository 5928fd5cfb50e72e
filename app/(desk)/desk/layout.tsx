import type { ReactNode } from "react";
import { Desk } from "#components/claims/use-kept";
import { DeskShell, type RailItem } from "#components/layout/desk-shell";
import { Button } from "#components/ui/button";
import { currentPerson } from "#lib/auth/actor";
import { ROLE_WORDS } from "#lib/auth/roles";
import type { Person } from "#lib/auth/sessions";
import { railCounts } from "#lib/claims/counts";
import { COUNTED_TO } from "#lib/claims/list";
import { NO_FILTER, tableHref } from "#lib/claims/search-params";
import { db } from "#lib/db";
import { dayIn } from "#lib/format";
import { newsroomName } from "#lib/newsroom/queries";
import { countRechecks } from "#lib/rechecks/queries";
import { countOpenReports } from "#lib/reports/queries";
import { countOverdue } from "#lib/responses/queries";

/** Draws the frame. It guards nothing: each page asks for itself who is there. */
export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) return children;
  const reading = newsroomName(db());
  const [newsroom, rail] = await Promise.all([reading, person.passwordMustChange ? [] : railOf(person, reading)]);
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
      <Desk personId={person.id}>{children}</Desk>
    </DeskShell>
  );
}

async function railOf(person: Person, newsroom: Promise<{ timeZone: string }>): Promise<RailItem[][]> {
  const now = new Date();
  const [counts, overdue, rechecks, reports] = await Promise.all([
    railCounts(db(), person),
    newsroom.then(({ timeZone }) => countOverdue(db(), dayIn(now, timeZone), COUNTED_TO + 1)),
    countRechecks(db(), now, COUNTED_TO + 1),
    countOpenReports(db(), COUNTED_TO + 1),
  ]);
  const mine = (state: "returned" | "draft") => tableHref({}, { ...NO_FILTER, owner: "me", state });
  return [
    [
      { href: "/desk/claims", label: "Claims", count: counts.claims },
      { href: "/desk/review", label: "Review queue", count: counts.queue },
      { href: "/desk/rechecks", label: "Rechecks", count: rechecks, of: "due" },
      { href: "/desk/requests", label: "Asked for comment", count: overdue, of: "overdue" },
      { href: "/desk/reports", label: "Readers’ reports", count: reports, of: "open" },
      { href: mine("returned"), label: "Returned to me", count: counts.returned },
      { href: mine("draft"), label: "My drafts", count: counts.drafts },
    ],
    [
      { href: "/desk/intake", label: "From a page", alone: true },
      { href: "/desk/intake/article", label: "From an article" },
      { href: "/desk/import", label: "Import" },
      { href: "/desk/parties", label: "Parties" },
      { href: "/desk/pages", label: "Pages" },
    ],
    person.role === "admin"
      ? [
          { href: "/desk/people", label: "People" },
          { href: "/desk/settings", label: "Settings" },
        ]
      : [],
  ];
}
