import { CopyButton } from "#components/ui/copy-button";
import { Unbroken } from "#components/ui/text";
import type { SafeSentence as Sentence } from "#lib/publication/safe-sentence";

/** A sentence that says no more than the status does, to be copied by whoever reports on the claim. */
export function SafeSentence({ sentence }: { sentence: Sentence }) {
  return (
    <>
      <p id="safe-sentence" lang={sentence.language} dir="ltr" className="text-base wrap-anywhere select-all">
        <Unbroken>{sentence.text}</Unbroken>
      </p>
      <p className="mt-2">
        <CopyButton of="safe-sentence">Copy this sentence</CopyButton>
      </p>
    </>
  );
}
