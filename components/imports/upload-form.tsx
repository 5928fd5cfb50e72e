"use client";

import { useRouter } from "next/navigation";
import { type DragEvent, useRef, useState } from "react";
import { RefusalNotice } from "#components/claims/refusal-notice";
import { problemsByField, useSend } from "#components/claims/use-send";
import { Button } from "#components/ui/button";
import { cx } from "#components/ui/cx";
import { controlClass, Field, fieldAria } from "#components/ui/field";
import { ProgressBar } from "#components/ui/progress";
import { Bidi } from "#components/ui/text";
import type { Answer } from "#lib/action";
import { bytesInWords } from "#lib/format";

const NOTHING = "Choose a file first.";

/** Sends a file as it is, and says how much of it has gone. It can be chosen by keyboard, or dropped here. */
export function UploadForm({ mostBytes }: { mostBytes: number }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const request = useRef<XMLHttpRequest>(null);
  const [file, setFile] = useState<File | null>(null);
  const [isOver, setOver] = useState(false);
  const [sent, setSent] = useState<number | null>(null);
  const { send, thenShow, pending, refusal, refuse, attempt } = useSend();
  const { byName, list } = problemsByField(refusal, /^/, { name: "file" });

  const isTooLarge = file !== null && file.size > mostBytes;
  const tooLarge = `The file is larger than ${bytesInWords(mostBytes)}: pack it with gzip, bring it in in parts, or use npm run import.`;

  async function upload() {
    const chosen = file ?? input.current?.files?.[0] ?? null;
    const wrong = chosen === null ? NOTHING : chosen.size > mostBytes ? tooLarge : null;
    if (chosen === null || wrong !== null) {
      refuse({ code: 422, sentence: wrong ?? NOTHING, problems: [{ path: "file", message: wrong ?? NOTHING }] });
      return;
    }
    const answer = await send(() => sendFile(chosen, request, setSent));
    setSent(null);
    if (answer?.ok) thenShow(() => router.push(`/desk/import/${answer.value.id}`));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files;
    if (pending || !input.current || dropped.length === 0) return;
    input.current.files = dropped;
    setFile(input.current.files?.[0] ?? null);
  }

  return (
    <form
      method="post"
      noValidate
      className={cx("grid max-w-[46rem] gap-4 rounded border bg-raise px-4 py-4", isOver ? "border-accent" : "border-rule")}
      onSubmit={(event) => {
        event.preventDefault();
        void upload();
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <RefusalNotice refusal={refusal} errors={list} attempt={attempt} title="The file was not taken" />
      <Field
        name="file"
        label="File"
        hint={`At most ${bytesInWords(mostBytes)}. Nothing is entered before you have seen what would happen.`}
        error={byName.file ?? (isTooLarge ? tooLarge : null)}
      >
        <input
          {...fieldAria({ name: "file", hint: true, error: byName.file ?? (isTooLarge ? tooLarge : null) })}
          ref={input}
          type="file"
          name="file"
          disabled={pending}
          className={cx(
            controlClass,
            "file:me-3 file:rounded file:border file:border-edge file:bg-raise file:px-2.5 file:py-0.5 file:font-semibold",
          )}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </Field>
      {sent !== null && file && (
        <div className="grid gap-1.5">
          <ProgressBar share={sent / Math.max(1, file.size)} label="Sent" />
          <p className="tabular text-sm text-soft">
            {bytesInWords(sent)} of {bytesInWords(file.size)} of <Bidi>{file.name}</Bidi>
          </p>
        </div>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" pending={pending}>
          Upload
        </Button>
        {sent !== null && (
          <Button kind="quiet" onClick={() => request.current?.abort()}>
            Stop
          </Button>
        )}
      </div>
    </form>
  );
}

type Sending = { current: XMLHttpRequest | null };

/** `fetch` does not tell how much has gone. */
function sendFile(file: File, request: Sending, onSent: (bytes: number) => void): Promise<Answer<{ id: string }>> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    request.current = sending;
    sending.open("POST", `/desk/import/upload?${new URLSearchParams({ name: file.name })}`);
    sending.responseType = "json";
    sending.setRequestHeader("content-type", "application/octet-stream");
    sending.upload.onprogress = ({ loaded }) => onSent(loaded);
    sending.onload = () => resolve(answerOf(sending));
    sending.onerror = () => reject(new Error("The file could not be sent."));
    sending.onabort = () => resolve({ ok: false, refusal: { code: 400, sentence: "You stopped it; nothing of the file was kept." } });
    onSent(0);
    sending.send(file);
  });
}

function answerOf({ status, response }: XMLHttpRequest): Answer<{ id: string }> {
  if (status === 201 && typeof response?.id === "string") return { ok: true, value: { id: response.id } };
  const sentence = typeof response?.detail === "string" ? response.detail : "The file could not be taken. Please try again.";
  return { ok: false, refusal: { code: status as 500, sentence, problems: response?.errors ?? [] } };
}
