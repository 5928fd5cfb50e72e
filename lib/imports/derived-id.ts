/** The identifier that follows from a digest: a UUID of version 8, made by a rule of our own (RFC 9562). */
export function derivedId(sha256: string): string {
  return `${sha256.slice(0, 8)}-${sha256.slice(8, 12)}-8${sha256.slice(13, 16)}-8${sha256.slice(17, 20)}-${sha256.slice(20, 32)}`;
}
