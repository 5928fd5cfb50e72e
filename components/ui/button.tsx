import Link from "next/link";
import { type ComponentProps, type ReactNode, useId } from "react";
import { cx } from "#components/ui/cx";
import { Spinner } from "#components/ui/progress";

export type ButtonKind = "primary" | "alternative" | "quiet" | "danger";
type Size = "md" | "sm";

const KINDS: Record<ButtonKind, string> = {
  primary:
    "border-ink bg-ink text-paper hover:not-aria-disabled:bg-ink/88 aria-disabled:border-edge aria-disabled:bg-raise aria-disabled:text-soft",
  alternative:
    "border-edge bg-transparent text-ink hover:not-aria-disabled:border-ink hover:not-aria-disabled:bg-raise aria-disabled:text-soft",
  quiet: "border-transparent bg-transparent text-ink hover:not-aria-disabled:bg-raise aria-disabled:text-soft",
  danger:
    "border-danger bg-transparent text-danger hover:not-aria-disabled:bg-danger hover:not-aria-disabled:text-paper aria-disabled:border-edge aria-disabled:text-soft",
};
const SIZES: Record<Size, string> = { md: "min-h-9 px-3.5 py-1.5", sm: "min-h-7 px-2.5 py-0.5 text-sm" };

export function buttonClass(kind: ButtonKind = "primary", size: Size = "md"): string {
  return cx(
    "inline-flex items-center justify-center gap-2 rounded border text-base font-semibold leading-tight text-center no-underline select-none",
    "transition-colors duration-100 pointer-coarse:min-h-11",
    SIZES[size],
    KINDS[kind],
  );
}

type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  kind?: ButtonKind;
  size?: Size;
  /** Work is under way: keeps its place and its focus, and does nothing when pressed again. Only in client components. */
  pending?: boolean;
  /** Why it cannot be pressed; shown beside it and read with it. */
  off?: string | null;
};

/** A button that is off stays focusable, so that its reason can be found by keyboard and heard. */
export function Button({ kind, size, pending = false, off, className, children, type = "button", ...rest }: ButtonProps) {
  const id = useId();
  const inert = pending || Boolean(off);
  const button = (
    <button
      {...rest}
      {...(inert && { "aria-disabled": true, onClick: pending ? stop : undefined })}
      {...(off && { "aria-describedby": id, name: undefined, formAction: undefined })}
      type={off ? "button" : type}
      aria-busy={pending || undefined}
      className={cx(buttonClass(kind, size), className)}
    >
      {pending && <Spinner />}
      {children}
    </button>
  );
  if (!off) return button;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      {button}
      <span id={id} className="max-w-measure text-sm text-soft">
        {off}
      </span>
    </span>
  );
}

function stop(event: { preventDefault(): void }) {
  event.preventDefault();
}

export function ButtonLink({
  kind,
  size,
  className,
  ...rest
}: ComponentProps<typeof Link> & { kind?: ButtonKind; size?: Size; children: ReactNode }) {
  return <Link {...rest} className={cx(buttonClass(kind, size), className)} />;
}
