/**
 * An answer that is sent piece by piece, each made when the one before it has gone. The first is made before the headers: if the database
 * is away, the answer can still say so.
 */
export async function streamed(pieces: AsyncGenerator<string>): Promise<ReadableStream<Uint8Array>> {
  const first = await pieces.next();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(encoder.encode(first.value ?? ""));
    },
    async pull(stream) {
      const { value, done } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
