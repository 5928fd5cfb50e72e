import Link from "next/link";
import { cx } from "#components/ui/cx";

const STEPS = ["Columns", "What would happen", "Import"] as const;
type StepName = (typeof STEPS)[number];

/** Where an import stands; a step that can be gone back to is a link. */
export function Steps({ at, links = {} }: { at: StepName; links?: Partial<Record<StepName, string>> }) {
  return (
    <nav aria-label="Steps of the import" className="mb-5">
      <ol className="flex flex-wrap gap-x-5 gap-y-1 border-b border-rule text-sm">
        {STEPS.map((step, place) => {
          const href = step === at ? undefined : links[step];
          const words = `${place + 1}. ${step}`;
          return (
            <li
              key={step}
              aria-current={step === at ? "step" : undefined}
              className={cx("flex min-h-9 items-center", step === at ? "-mb-px border-b-2 border-ink font-semibold" : "text-soft")}
            >
              {href ? <Link href={href}>{words}</Link> : words}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
