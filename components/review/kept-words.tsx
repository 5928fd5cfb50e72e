"use client";

import { useEffect, useState } from "react";
import { Notice } from "#components/ui/notice";

const keyOf = (number: number) => `claimdesk:decision:${number}`;

/** What a reviewer typed stays in this tab until the decision is made, whatever becomes of the page. */
export function keep(number: number, words: Record<string, string>): void {
  try {
    sessionStorage.setItem(keyOf(number), JSON.stringify(words));
  } catch {
    // Without storage it stays only in the form.
  }
}

export function keptWords(number: number): Record<string, string> | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(number)) ?? "null");
    return typeof kept === "object" && kept !== null ? (kept as Record<string, string>) : null;
  } catch {
    return null;
  }
}

export function forget(number: number): void {
  try {
    sessionStorage.removeItem(keyOf(number));
  } catch {
    // There was nothing.
  }
}

/** Where the claim can no longer be decided, what was typed is still there to copy. */
export function KeptRationale({ number }: { number: number }) {
  const [rationale, setRationale] = useState("");
  useEffect(() => setRationale(keptWords(number)?.rationale ?? ""), [number]);
  if (rationale === "") return null;
  return (
    <Notice title="What you had written" className="mt-4 max-w-[46rem]">
      <p dir="auto" className="whitespace-pre-line">
        {rationale}
      </p>
    </Notice>
  );
}
