"use client";

import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button";
import { Notice } from "#components/ui/notice";
import type { ClaimState } from "#lib/claims/states";
import type { Refusal } from "#lib/faults";

type Props = {
  refusal: Refusal | null;
  pending: boolean;
  onShow: (work: () => void) => void;
  refuse: (refusal: null) => void;
  what?: string;
};

/** Where somebody was faster: the way to what it is now, with everything that was typed. */
export function Overtaken({ refusal, pending, onShow, refuse, what = "the claim" }: Props) {
  const router = useRouter();
  if (refusal?.code !== 409 || !refusal.changes) return null;
  return (
    <Button
      kind="alternative"
      className="justify-self-start"
      pending={pending}
      onClick={() =>
        onShow(() => {
          refuse(null);
          router.refresh();
        })
      }
    >
      Show {what} as it is now, and keep what I typed
    </Button>
  );
}

/** What saving does to a claim that is past its draft. */
export function WhatItDoes({ state, published }: { state: ClaimState; published: string }) {
  if (state === "in_review") return <PullsBack />;
  if (state === "published") return <Notice title="This claim is published">{published}</Notice>;
  return null;
}

/** Said before a claim in review is changed. */
export function PullsBack({ doing = "Saving" }: { doing?: string }) {
  return (
    <Notice tone="warning" title="This claim is in review">
      {doing} pulls it back to draft; it has to be submitted again.
    </Notice>
  );
}
