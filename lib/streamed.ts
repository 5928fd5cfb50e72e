/** Whoever takes nothing for so long has gone. */
const LONGEST_PAUSE_MS = 60_000;
/** Whoever takes only a little at a time keeps others waiting. */
const LONGEST_MS = 600_000;

/**
 * An answer that is sent piece by piece, each made when the one before it has gone. The first is made before the headers: if the database
 * is away, the answer can still say so. One that cannot go on is cut off, so that nobody takes a part for the whole.
 * @param onEnd called once, however it ends, also where the first piece cannot be made
 */
export async function streamed(pieces: AsyncGenerator<string>, onEnd: () => void = () => {}): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next().catch((error: unknown) => {
    onEnd();
    throw error;
  });
  const encoder = new TextEncoder();
  const begun = performance.now();
  let late: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = () => {
    clearTimeout(late);
    if (!isOver) onEnd();
    isOver = true;
  };
  const waitFor = (stream: ReadableStreamDefaultController) => {
    late = setTimeout(
      () => {
        end();
        void pieces.return(undefined);
        stream.error(new Error("Nobody takes this any more."));
      },
      Math.min(LONGEST_PAUSE_MS, Math.max(0, begun + LONGEST_MS - performance.now())),
    ).unref();
  };
  return new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(first.value ?? ""));
      waitFor(stream);
    },
    async pull(stream) {
      clearTimeout(late);
      try {
        const { value, done } = await pieces.next();
        if (done) {
          end();
          stream.close();
        } else {
          stream.enqueue(encoder.encode(value));
          waitFor(stream);
        }
      } catch (error) {
        end();
        stream.error(error);
      }
    },
    async cancel() {
      end();
      await pieces.return(undefined);
    },
  });
}
