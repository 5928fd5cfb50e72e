import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { Failure } from "./failure.ts";
import { migrationsFolder, readMigrations } from "./migrations.ts";

/** The parts of Prisma's schema engine that we use. Compiled to WebAssembly, so nothing native is downloaded. */
type Engine = { diff(params: object): Promise<{ exitCode: number; stdout: string | null }>; free(): void };
type EngineModule = {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: { new (options: object, log: (line: string) => void, adapter: object): Promise<Engine> };
};

export const schemaFile = resolve(import.meta.dirname, "../prisma/schema.prisma");

const datamodel = async () => [{ path: "schema.prisma", content: await readFile(schemaFile, "utf8") }];
const filters = { externalTables: [], externalEnums: [] };

let module: Promise<EngineModule> | undefined;
let panic = "";

async function load(): Promise<EngineModule> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => (panic = message) } });
  const file = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import("@prisma/schema-engine-wasm/schema_engine_bg");
  const binary = await readFile(join(dirname(file), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": bindings as never });
  const engine = bindings as unknown as EngineModule;
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

const internalChar = 18;
const text = 25;

/**
 * Prisma's adapter with two corrections for the engine: it cuts a script at every semicolon, so also inside a
 * function's body, and it does not know PostgreSQL's internal type "char", which the catalogue uses.
 */
class EngineAdapter extends PrismaPg {
  readonly #url: string;
  readonly #pools: pg.Pool[] = [];

  constructor(url: string) {
    super({ connectionString: url, max: 1 });
    this.#url = url;
  }

  override async connect() {
    const adapter = await super.connect();
    const pool = adapter.underlyingDriver();
    this.#pools.push(pool);
    const characters = new WeakMap<object, number[]>();
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      const found = (result.fields ?? []).flatMap((field, index) => (field.dataTypeID === internalChar ? [index] : []));
      for (const index of found) Object.assign(result.fields[index] ?? {}, { dataTypeID: text });
      if (found.length > 0) characters.set(result.rows, found);
      return result;
    }) as typeof pool.query;
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (params) => {
      const result = await queryRaw(params);
      for (const index of characters.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    };
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }

  /** The engine leaves its connections open. */
  async close(): Promise<void> {
    await Promise.all(this.#pools.filter((pool) => !pool.ended).map((pool) => pool.end()));
  }

  override async connectToShadowDb() {
    const name = `claimdesk_test_shadow_${randomBytes(6).toString("hex")}`;
    await execute(this.#url, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    const adapter = await new EngineAdapter(url.href).connect();
    const close = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await close();
      await execute(this.#url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    };
    return adapter;
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function migrationList() {
  const migrations = await readMigrations();
  return {
    baseDir: migrationsFolder,
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"\n' },
    shadowDbInitScript: "",
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok", value: script } },
    })),
  };
}

/** The SQL that leads from the migrations to prisma/schema.prisma; empty when they agree. */
export async function difference(url: string): Promise<string> {
  module ??= load();
  const { SchemaEngine } = await module;
  const files = await datamodel();
  const adapter = new EngineAdapter(url);
  const options = { datamodels: files.map(({ path, content }) => [path, content]) };
  const factory = SchemaEngine as unknown as { new: (...args: unknown[]) => Promise<Engine> };
  const engine = await factory.new(options, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
  try {
    const result = await engine.diff({
      from: { tag: "migrations", ...(await migrationList()) },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    const sql = result.stdout ?? "";
    return /^\s*(--[^\n]*\s*)*$/.test(sql) ? "" : sql;
  } catch (error) {
    throw new Failure(`The difference cannot be computed: ${readable(error)}.`);
  } finally {
    engine.free();
    await adapter.close();
  }
}

function readable(error: unknown): string {
  return (panic || (error instanceof Error ? error.message : String(error))).replace(/\s+/g, " ").slice(0, 600);
}
