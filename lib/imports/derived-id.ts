/** The identifier that follows from a digest: a UUID of version 8, made by a rule of our own (RFC 9562). */
export function derivedId(sha256: string): string {
  return `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-8${sha256.slice(13, 16)}-8${sha256.slice(17, 20)}-${sha256.slice(20, 32)}`;
}

/** A new identifier that begins with the time (UUID of version 7, RFC 9562): those of rows that are written together stand together in an index. */
export function timedId(): string {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = crypto.randomUUID();
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
