"use client";

import type { RunAction } from "#components/claims/claims-table";
import { Menu, type MenuItem, MoreTrigger } from "#components/ui/menu";
import { submitClaim } from "#lib/claims/actions";
import type { ClaimRow } from "#lib/claims/list";
import { releaseClaim, takeClaim } from "#lib/review/actions";

/** What can be done with a claim in its state; what this person may not do says why. */
export function ClaimRowMenu({ row, run }: { row: ClaimRow; run: RunAction }) {
  const { number, revision, actions, taken } = row;
  const seen = { number, revision };
  const name = `C-${number}`;
  const items: MenuItem[] = [{ label: "Open", href: `/desk/claims/${number}` }];
  const offer = (action: keyof typeof actions, item: MenuItem) => {
    const off = actions[action];
    if (off !== undefined) items.push({ ...item, off });
  };
  offer("edit", { label: "Edit", href: `/desk/claims/${number}/edit` });
  offer("submit", { label: "Submit for review", onSelect: () => run(() => submitClaim({ seen }), `${name} is in the review queue.`) });
  if (taken?.mine)
    offer("release", { label: "Release", onSelect: () => run(() => releaseClaim({ seen }), `${name} is back in the queue.`) });
  else if (taken) items.push({ label: "Take", off: `${taken.by} has taken it.` });
  else offer("take", { label: "Take", onSelect: () => run(() => takeClaim({ seen }), `You have taken ${name}.`) });
  offer("decide", { label: "Decide", href: `/desk/review/${number}` });
  offer("reopen", { label: "Reopen…", href: `/desk/claims/${number}` });
  offer("retract", { label: "Retract…", href: `/desk/claims/${number}`, apart: true });
  return <Menu label={`What you can do with ${name}`} trigger={<MoreTrigger />} items={items} />;
}
