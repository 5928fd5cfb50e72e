"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { OneTimePassword } from "#components/people/one-time-password";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { TextInput } from "#components/ui/text-input";
import { ROLE_WORDS, ROLES } from "#lib/auth/roles";
import { addPerson } from "#lib/people/actions";

export const ROLE_CHOICES = ROLES.map((role) => ({
  value: role,
  label: (
    <>
      {ROLE_WORDS[role].name} <span className="text-sm text-soft">{ROLE_WORDS[role].does}</span>
    </>
  ),
}));

export function AddPerson() {
  const [open, setOpen] = useState(false);
  // A new form each time: what was shown once is gone when the dialog is left.
  const [times, setTimes] = useState(0);
  return (
    <>
      <Button
        className="scripted"
        onClick={() => {
          setTimes((count) => count + 1);
          setOpen(true);
        }}
      >
        Add a person
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add a person"
        description="They get a one-time password, and choose their own when they first sign in."
      >
        <AddPersonForm key={times} />
      </Dialog>
    </>
  );
}

function AddPersonForm() {
  const router = useRouter();
  const { send, thenShow, pending, refusal, problemAt, sent } = useAnswer(addPerson);
  const [added, setAdded] = useState<{ email: string; password: string } | null>(null);

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const answer = await send({ name: fields.get("name"), email: fields.get("email"), role: fields.get("role") ?? undefined });
    const value = answer?.value;
    if (!value) return;
    thenShow(() => {
      setAdded(value);
      router.refresh();
    });
  }

  if (added)
    return (
      <>
        <OneTimePassword {...added} />
        <DialogActions>
          <DialogClose>
            <Button kind="alternative">I have handed it over</Button>
          </DialogClose>
        </DialogActions>
      </>
    );
  return (
    <form onSubmit={add} className="grid gap-4" noValidate>
      <RefusalSummary key={sent} refusal={refusal} title="Nobody was added yet" />
      <TextInput
        name="name"
        label="Name"
        autoComplete="off"
        error={problemAt("name")}
        hint="As colleagues see it at the desk. Readers never do."
        required
      />
      <TextInput
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        error={problemAt("email")}
        required
        dir="ltr"
      />
      <RadioGroup name="role" label="Role" options={ROLE_CHOICES} error={problemAt("role")} defaultValue="editor" />
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button type="submit" pending={pending}>
          Add
        </Button>
      </DialogActions>
    </form>
  );
}
