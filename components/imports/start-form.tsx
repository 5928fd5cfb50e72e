"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { Meant, RadioGroup } from "#components/ui/choice";
import { Fields } from "#components/ui/fields";
import { startImport } from "#lib/imports/actions";
import type { GivenMapping } from "#lib/imports/columns";

type Props = {
  id: string;
  /** What was said of the columns; null: they are as they were guessed. */
  mapping: GivenMapping | null;
  /** Why this person cannot start it, and why they cannot have it published. */
  off: string | null;
  whyNotPublish: string | null;
};

const AS = [
  { value: "draft", name: "Drafts", means: "nobody outside sees them until they are reviewed" },
  {
    value: "published",
    name: "Published, unreviewed",
    means:
      "readers see them at once, with the status Unreviewed and no decision behind them; nothing of the verdicts of others becomes ours",
  },
] as const;

/** The last step: as what the claims come in. */
export function StartForm({ id, mapping, off, whyNotPublish }: Props) {
  const router = useRouter();
  const [as, setAs] = useState<"draft" | "published">("draft");
  const { send, thenShow, pending, refusal, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/);
  return (
    <form
      method="post"
      noValidate
      className="mt-7 grid max-w-[46rem] gap-4 rounded-b-lg border border-t-2 border-rule border-t-ink px-4.5 py-4"
      onSubmit={async (event) => {
        event.preventDefault();
        const answer = await send(() => startImport({ id, mapping, as }));
        if (answer?.ok) thenShow(() => router.push(`/desk/import/${id}`));
      }}
    >
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The import was not started" />
      <Fields pending={pending}>
        <RadioGroup
          name="as"
          label="As what the claims come in"
          error={byName.as ?? null}
          value={as}
          onChange={(event) => setAs(event.target.value === "published" ? "published" : "draft")}
          options={AS.map(({ value, name, means }) => ({
            value,
            label: <Meant name={name} means={value === "published" && whyNotPublish ? whyNotPublish : means} />,
            disabled: value === "published" && whyNotPublish !== null,
          }))}
        />
      </Fields>
      <p className="text-sm text-soft">
        Rows that are refused come back as a file. Rows that are here already change nothing, so a file can be brought in again. An admin
        can undo an import as one act.
      </p>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" pending={pending} off={off}>
          Start the import
        </Button>
      </div>
    </form>
  );
}
