"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";

const PersonId = createContext("");

/** Whose desk this is: whoever signs in after somebody in the same tab must not read what was typed, of a protected source for one. */
export function Desk({ personId, children }: { personId: string; children: ReactNode }) {
  return <PersonId value={personId}>{children}</PersonId>;
}

/**
 * What is typed into a form stays in this tab until it is sent, whatever becomes of the page.
 * @param name of the form, and of what it is about
 * @param value what the form holds, as JSON; what it holds at first is not kept
 * @param restore puts back what had been typed, after the first drawing, which is the server's and knows nothing of this tab
 * @returns `isBack` once something has been put back; `forget` for when it was sent, or is not wanted any more
 */
export function useKept<T>(name: string, value: T, restore: (kept: T) => void): { isBack: boolean; forget: () => void } {
  const key = `claimdesk:${useContext(PersonId)}:${name}`;
  const text = JSON.stringify(value);
  const blank = useRef(text);
  const [found, setFound] = useState<"not looked" | "nothing" | "kept">("not looked");

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for once; what is put back then is changed by typing alone
  useEffect(() => {
    const kept = read<T>(key);
    if (kept !== null) restore(kept);
    setFound(kept === null ? "nothing" : "kept");
  }, [key]);
  const looked = found !== "not looked";
  useEffect(() => {
    if (looked) write(key, text === blank.current ? null : text);
  }, [looked, key, text]);

  function forget() {
    write(key, null);
    setFound("nothing");
  }
  return { isBack: found === "kept", forget };
}

/** What is kept of a form that is not on this page, once the page is drawn; and how to forget it. */
export function useKeptElsewhere<T>(name: string): { kept: T | null; forget: () => void } {
  const key = `claimdesk:${useContext(PersonId)}:${name}`;
  const [kept, setKept] = useState<T | null>(null);
  useEffect(() => setKept(read<T>(key)), [key]);
  return { kept, forget: () => write(key, null) };
}

function read<T>(key: string): T | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "null") as T | null;
  } catch {
    return null;
  }
}

function write(key: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Without storage it stays only in the form.
  }
}
