"use client";

import { useEffect, useRef, useState } from "react";
import { buttonClass } from "#components/ui/button";
import { CopyText } from "#components/ui/copy-text";
import { cx } from "#components/ui/cx";

const NAME = "To the desk";

/** A bookmark to drag, or to copy. */
export function Bookmarklet({ code, newsroom }: { code: string; newsroom: string }) {
  const link = useRef<HTMLAnchorElement>(null);
  const [pressed, setPressed] = useState(false);
  const name = `${NAME}: ${newsroom}`;
  // React draws no such address, and our policy lets no page of ours run one: here it is only there to be dragged.
  useEffect(() => {
    const bookmark = link.current;
    const explain = (event: Event) => {
      event.preventDefault();
      setPressed(true);
    };
    bookmark?.setAttribute("href", code);
    bookmark?.addEventListener("click", explain);
    return () => bookmark?.removeEventListener("click", explain);
  }, [code]);
  return (
    <div className="grid gap-3">
      <div>
        <p>
          On a computer, show the bar of bookmarks (Ctrl or ⌘, Shift and B) and drag this onto it:{" "}
          <a ref={link} href="/desk/intake" draggable className={cx(buttonClass("alternative", "sm"), "scripted cursor-grab")}>
            <bdi className="max-w-72 truncate">{name}</bdi>
          </a>
        </p>
        <p role="status" className="text-sm text-soft">
          {pressed && "It works on other pages: drag it to the bar of bookmarks first."}
        </p>
      </div>
      <div>
        <p>On a phone, or where it cannot be dragged: bookmark any page, edit the bookmark, and paste this as its address.</p>
        <div className="mt-2">
          <CopyText block text={code} label="Copy the bookmark" />
        </div>
      </div>
    </div>
  );
}
