export class Failure extends Error {
  override name = "Failure";
}

type Fault = Error & { code?: string; address?: string; port?: number; hostname?: string; path?: string };

const byCode: Record<string, (fault: Fault) => string> = {
  ENOSPC: () => "The disk is full; free some space and try again.",
  "53100": () => "The database's disk is full; free some space and try again.",
  EROFS: (f) => `The folder of ${f.path ?? "the data"} is read-only; set DATA_DIR to a folder that can be written.`,
  EACCES: (f) => `No permission for ${f.path ?? "a file"}; run as its owner or set DATA_DIR to a folder that can be written.`,
  ECONNREFUSED: (f) => `No PostgreSQL answers at ${f.address ?? "the host"}:${f.port ?? ""}; start it or correct DATABASE_URL.`,
  ENOTFOUND: (f) => `The database's host ${f.hostname ?? ""} is not known; correct DATABASE_URL.`,
  EAI_AGAIN: (f) => `The name of the database's host ${f.hostname ?? ""} cannot be looked up; correct DATABASE_URL or the network.`,
  ETIMEDOUT: () => "The database does not answer; check that DATABASE_URL is right and reachable from here.",
  ECONNRESET: () => "The database closed the connection; check that it is running and that DATABASE_URL is right.",
  "28P01": () => "The database refuses the user or password in DATABASE_URL; correct it.",
  "28000": () => "The database refuses the user in DATABASE_URL; correct it or the server's pg_hba.conf.",
  "3D000": () => "The database named in DATABASE_URL does not exist; create it (createdb -E UTF8 -T template0 NAME) or correct the name.",
  "53300": () => "The database has no connection left; raise its max_connections or close other programs that use it.",
  "57P03": () => "The database is starting up or shutting down; try again in a moment.",
  "57P01": () => "The database was stopped; start it and try again.",
};

export function sentence(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return sentence(error.errors[0]);
  if (!(error instanceof Error)) return `Stopped by an unexpected fault: ${String(error)}`;
  if (error.name === "Failure" || error.name === "EnvironmentError") return error.message;
  const fault = error as Fault;
  const known = fault.code ? byCode[fault.code] : undefined;
  if (known) return known(fault);
  if (/timeout|timed out/i.test(error.message))
    return "The database does not answer; check that DATABASE_URL is right and reachable from here.";
  return `Stopped by an unexpected fault: ${error.message.split("\n", 1)[0]}`;
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
