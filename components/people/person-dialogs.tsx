"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { ROLE_CHOICES } from "#components/people/add-person";
import { OneTimePassword } from "#components/people/one-time-password";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { RadioGroup } from "#components/ui/choice";
import { DialogActions, DialogClose } from "#components/ui/dialog";
import type { Answer } from "#lib/action";
import { changeRole, disablePerson, enablePerson, giveNewPassword } from "#lib/people/actions";
import type { PersonRow } from "#lib/people/rows";

export type Deed = "role" | "disable" | "enable" | "password";

type Props = { person: PersonRow; isSelf: boolean; done: () => void };

export function titleOf(deed: Deed, name: string): string {
  return {
    role: `Change the role of ${name}`,
    disable: `Disable ${name}?`,
    enable: `Enable ${name} again?`,
    password: `New one-time password for ${name}?`,
  }[deed];
}

export function PersonDialog({ deed, ...props }: Props & { deed: Deed }) {
  const { person, isSelf } = props;
  const self = isSelf ? " This is you: you are signed out at once." : "";
  switch (deed) {
    case "role":
      return <ChangeRole {...props} />;
    case "disable":
      return (
        <Confirm {...props} action={disablePerson} word="Disable" danger>
          They are signed out everywhere at once and cannot sign in. What they wrote and signed stays as it is.{self}
        </Confirm>
      );
    case "enable":
      return (
        <Confirm {...props} action={enablePerson} word="Enable">
          They can sign in again with the password that they had.
        </Confirm>
      );
    case "password":
      return <NewPassword key={person.id} {...props} />;
  }
}

/** Ends with the person as they are now: after a conflict, as somebody else has changed them. */
function useDeed<T>(action: (raw: unknown) => Promise<Answer<T>>, done: (value: T) => void) {
  const router = useRouter();
  const { send, thenShow, ...answer } = useAnswer(action);
  return {
    ...answer,
    run: async (input: unknown) => {
      const sent = await send(input);
      thenShow(() => {
        if (sent) done(sent.value);
        router.refresh();
      });
    },
  };
}

function Confirm({
  person,
  done,
  action,
  word,
  danger,
  children,
}: Props & { action: (raw: unknown) => Promise<Answer<void>>; word: string; danger?: boolean; children: ReactNode }) {
  const { run, pending, refusal, sent } = useDeed(action, done);
  return (
    <div className="grid gap-4">
      <RefusalSummary key={sent} refusal={refusal} title="Nothing was changed" />
      <p>{children}</p>
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button
          kind={danger ? "danger" : "primary"}
          pending={pending}
          onClick={() => void run({ id: person.id, revision: person.revision })}
        >
          {word}
        </Button>
      </DialogActions>
    </div>
  );
}

function ChangeRole({ person, isSelf, done }: Props) {
  const { run, pending, refusal, problemAt, sent } = useDeed(changeRole, done);
  function change(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void run({ id: person.id, revision: person.revision, role: new FormData(event.currentTarget).get("role") });
  }
  return (
    <form onSubmit={change} className="grid gap-4">
      <RefusalSummary key={sent} refusal={refusal} title="The role was not changed" />
      <RadioGroup name="role" id="changed-role" label="Role" options={ROLE_CHOICES} defaultValue={person.role} error={problemAt("role")} />
      <p className="text-soft">{isSelf ? "This is you: you" : "They"} are signed out everywhere and sign in anew.</p>
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button type="submit" pending={pending}>
          Change role
        </Button>
      </DialogActions>
    </form>
  );
}

function NewPassword({ person }: Props) {
  const [given, setGiven] = useState<{ email: string; password: string } | null>(null);
  const { run, pending, refusal, sent } = useDeed(giveNewPassword, setGiven);
  if (given)
    return (
      <>
        <OneTimePassword {...given} />
        <DialogActions>
          <DialogClose>
            <Button kind="alternative">I have handed it over</Button>
          </DialogClose>
        </DialogActions>
      </>
    );
  return (
    <div className="grid gap-4">
      <RefusalSummary key={sent} refusal={refusal} title="No new password was made" />
      <p>Their present password ends, and they are signed out everywhere at once.</p>
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button pending={pending} onClick={() => void run({ id: person.id, revision: person.revision })}>
          Make a new password
        </Button>
      </DialogActions>
    </div>
  );
}
