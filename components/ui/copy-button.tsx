import { Button } from "#components/ui/button";

/** Copies the text of the element with this id: public/copy.js works it. Not shown without scripts. */
export function CopyButton({ of, children }: { of: string; children: string }) {
  const id = `${of}-copied`;
  return (
    <span className="no-print inline-flex flex-wrap items-center gap-x-3 gap-y-1 noscript:hidden">
      <Button kind="alternative" size="sm" data-copies={of} aria-describedby={id}>
        {children}
      </Button>
      <span id={id} role="status" className="text-sm text-soft" />
    </span>
  );
}
