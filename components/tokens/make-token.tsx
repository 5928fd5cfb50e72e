"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { CopyText } from "#components/ui/copy-text";
import { Dialog, DialogActions, DialogClose } from "#components/ui/dialog";
import { Notice } from "#components/ui/notice";
import { Select, TextInput } from "#components/ui/text-input";
import { makeToken } from "#lib/tokens/actions";
import { MOST_DAYS, TOKEN_SCOPES } from "#lib/tokens/schema";

type Props = { people: readonly { id: string; name: string }[]; siteUrl: string };

export function MakeToken(props: Props) {
  const [open, setOpen] = useState(false);
  // A new form each time: what was shown once is gone when the dialog is left.
  const [times, setTimes] = useState(0);
  const [isMade, setIsMade] = useState(false);
  return (
    <>
      <Button
        className="scripted"
        onClick={() => {
          setTimes((count) => count + 1);
          setIsMade(false);
          setOpen(true);
        }}
      >
        Make a token
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Make a token"
        description="For one program. Make another one for the next, so that each can be revoked alone."
        wide
        onlyByButton={isMade}
      >
        <MakeTokenForm key={times} {...props} onMade={() => setIsMade(true)} />
      </Dialog>
    </>
  );
}

function MakeTokenForm({ people, siteUrl, onMade }: Props & { onMade: () => void }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, problemAt, sent } = useAnswer(makeToken);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const days = fields.get("days");
    const answer = await send({
      name: fields.get("name"),
      personId: fields.get("personId"),
      scopes: TOKEN_SCOPES,
      days: days === "" ? null : Number(days),
    });
    if (!answer) return;
    thenShow(() => {
      setMade(answer.value);
      onMade();
      router.refresh();
    });
  }

  if (made)
    return (
      <>
        <MadeToken {...made} siteUrl={siteUrl} />
        <DialogActions>
          <DialogClose>
            <Button kind="alternative">I have kept it</Button>
          </DialogClose>
        </DialogActions>
      </>
    );
  return (
    <form onSubmit={make} className="grid gap-4" noValidate>
      <RefusalSummary key={sent} refusal={refusal} title="No token was made yet" />
      <TextInput
        name="name"
        label="Name"
        autoComplete="off"
        error={problemAt("name")}
        hint="Which program holds it, such as “tip form” or “channel watcher”."
        required
      />
      <Select
        name="personId"
        label="Acts for"
        blank="Choose"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        error={problemAt("personId")}
        hint="Its drafts are theirs. Once they are disabled, it does nothing any more."
        required
      />
      <TextInput
        name="days"
        label="Holds for so many days"
        type="number"
        inputMode="numeric"
        min={1}
        max={MOST_DAYS}
        defaultValue={90}
        error={problemAt("days")}
        hint={`At most ${MOST_DAYS}.`}
        className="max-w-60"
        required
      />
      <DialogActions>
        <DialogClose>
          <Button kind="alternative">Cancel</Button>
        </DialogClose>
        <Button type="submit" pending={pending}>
          Make the token
        </Button>
      </DialogActions>
    </form>
  );
}

/** What is shown once, and how a program uses it. */
function MadeToken({ name, secret, siteUrl }: { name: string; secret: string; siteUrl: string }) {
  const sent = JSON.stringify({ url: "https://example.org/story", text: "The passage that was selected." });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Notice tone="warning" live title="This token is not shown again.">
        Whoever has it can send drafts in. Keep it where the program keeps its secrets, never in an address or in a page.
      </Notice>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <p className="text-soft">
          For <bdi className="font-semibold wrap-anywhere text-ink">{name}</bdi>
        </p>
        <CopyText text={secret} label="Copy the token" />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        <p className="text-soft">
          To try it on a command line, with the token in <code className="wrap-anywhere">CLAIMDESK_TOKEN</code>; it makes one draft:
        </p>
        <CopyText
          block
          text={`curl ${siteUrl}/api/v1/intake \\\n  -H "Authorization: Bearer $CLAIMDESK_TOKEN" \\\n  -H 'Content-Type: application/json' \\\n  -d '${sent}'`}
          label="Copy the example"
        />
      </div>
    </div>
  );
}
