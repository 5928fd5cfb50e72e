"use client";

import { Button } from "#components/ui/button";
import { Dialog, DialogActions } from "#components/ui/dialog";
import { type ClaimDraft, DRAFT_WORDS, type DraftField, fieldsThatDiffer, inWords } from "#lib/claims/draft";

type Sides = { mine: ClaimDraft; other: ClaimDraft; mineName: string; otherName: string; taken?: readonly DraftField[] };

/** The fields in which two texts of one claim differ, side by side. */
export function TwoTexts({ mine, other, mineName, otherName, taken = [] }: Sides) {
  const fields = fieldsThatDiffer(mine, other);
  if (fields.length === 0) return <p className="text-soft">Both say the same.</p>;
  return (
    <div className="grid gap-4">
      {fields.map((field) => (
        <section key={field} aria-label={DRAFT_WORDS[field]}>
          <h3 className="mb-1 font-semibold">
            {DRAFT_WORDS[field]}
            {taken.includes(field) && (
              <span className="font-normal text-soft"> (you did not change this; theirs stays in either case)</span>
            )}
          </h3>
          <div className="grid gap-2 sm:grid-cols-2">
            <Side name={mineName} text={inWords(mine, field)} />
            <Side name={otherName} text={inWords(other, field)} />
          </div>
        </section>
      ))}
    </div>
  );
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <div className="min-w-0 border-s-2 border-rule ps-2.5">
      <p className="text-sm text-soft">{name}</p>
      <p dir="auto" className="whitespace-pre-line">
        {text || <span className="text-soft italic">nothing</span>}
      </p>
    </div>
  );
}

type ChoiceProps = Sides & {
  title: string;
  description: React.ReactNode;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeepMine: () => void;
  onTakeOther: () => void;
};

/** A choice between two texts. Leaving it loses neither: the form says that the choice is still to be made. */
export function TwoTextsDialog({ title, description, open, onOpenChange, onKeepMine, onTakeOther, ...sides }: ChoiceProps) {
  return (
    <Dialog title={title} description={description} open={open} onOpenChange={onOpenChange} wide unasked>
      <TwoTexts {...sides} />
      <DialogActions>
        <Button kind="alternative" onClick={onTakeOther}>
          Take the other
        </Button>
        <Button onClick={onKeepMine}>Keep mine</Button>
      </DialogActions>
    </Dialog>
  );
}
