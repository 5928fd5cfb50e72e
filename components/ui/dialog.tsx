"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Cross } from "#components/ui/chip";
import { cx } from "#components/ui/cx";

type DialogProps = {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Controlled with `open`, or opened by `trigger`, a Button element. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  trigger?: ReactElement<Record<string, unknown>>;
  wide?: boolean;
  /** It may open while somebody types: the focus begins at the dialog itself, so that no key meant for a text presses a button. */
  unasked?: boolean;
  /** What it shows is shown once: it is left by a button of its own, and by nothing else. */
  onlyByButton?: boolean;
};

/** A question or a small form that interrupts. Escape and the cross leave it; the focus stays inside and then goes back. */
export function Dialog({ title, description, children, open, onOpenChange, trigger, wide, unasked, onlyByButton }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={
        onOpenChange &&
        ((next, { reason }) => {
          if (next || !onlyByButton || reason === "close-press") onOpenChange(next);
        })
      }
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          ref={popup}
          {...(unasked && { initialFocus: popup })}
          className={cx(
            "fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-lg border border-edge border-t-2 border-t-ink bg-paper p-5 text-base text-ink outline-none",
            "transition-[opacity,translate] duration-150 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
            "sm:inset-x-auto sm:start-1/2 sm:top-[12dvh] sm:bottom-auto sm:max-h-[80dvh] sm:-translate-x-1/2 sm:rounded-t-none sm:rounded-b-lg rtl:sm:translate-x-1/2",
            wide ? "sm:w-[min(46rem,calc(100vw-3rem))]" : "sm:w-[min(32rem,calc(100vw-3rem))]",
          )}
        >
          <Base.Title className="mb-3 pe-10 font-serif text-xl font-semibold">{title}</Base.Title>
          {description && <Base.Description className="mb-4 max-w-measure text-soft">{description}</Base.Description>}
          {children}
          {/* Last, so that the focus begins at what is asked. */}
          {!onlyByButton && (
            <Base.Close
              aria-label="Close"
              className="absolute end-3 top-3.5 grid size-9 place-items-center rounded text-soft hover:bg-raise hover:text-ink pointer-coarse:size-11"
            >
              <Cross />
            </Base.Close>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Around a Button inside a Dialog that only closes it. */
export function DialogClose({ children }: { children: ReactElement<Record<string, unknown>> }) {
  return <Base.Close render={children} />;
}

/** The row of buttons at the end of a dialog. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <div className="mt-5 flex flex-wrap justify-end gap-2.5">{children}</div>;
}
