import { cx } from "#components/ui/cx";

const CHOICES = [
  { value: "system", word: "As the system", shape: "M2 3h12v8H2zM6 14h4M8 11v3" },
  {
    value: "light",
    word: "Light",
    shape: "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M13 3l-1.4 1.4M4.4 11.6 3 13",
  },
  { value: "dark", word: "Dark", shape: "M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z" },
];

/** Light, dark or as the system: public/theme.js works it, on the desk too. Hidden where scripts are off, as it could do nothing there. */
export function ThemeSwitch({ className }: { className?: string }) {
  return (
    <fieldset className={cx("no-print inline-flex rounded border border-rule noscript:hidden", className)}>
      <legend className="sr-only">Colours</legend>
      {CHOICES.map(({ value, word, shape }) => (
        <button
          key={value}
          type="button"
          data-theme-choice={value}
          aria-pressed={value === "system"}
          suppressHydrationWarning
          aria-label={word}
          title={word}
          className="grid size-7 place-items-center rounded-sm text-soft hover:text-ink aria-pressed:bg-raise aria-pressed:text-ink aria-pressed:shadow-[inset_0_-2px_0_var(--ink)] pointer-coarse:size-10"
        >
          <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.4">
            <path d={shape} />
          </svg>
        </button>
      ))}
    </fieldset>
  );
}
