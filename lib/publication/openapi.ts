import { z } from "zod";
import { dossierJsonSchema } from "#lib/evidence/dossier-json-schema";
import { LONGEST_NOTE, type SentInput } from "#lib/intake/schema";
import { type ClaimsQuery, claimsQuery, type SimilarQuery, similarQuery } from "#lib/publication/api";
import {
  EXAMPLE_CLAIM,
  EXAMPLE_DOSSIER,
  EXAMPLE_HISTORY,
  EXAMPLE_LICENCE_LINE,
  EXAMPLE_LIST,
  EXAMPLE_PROBLEM,
  EXAMPLE_SENDING,
  EXAMPLE_SENT,
  EXAMPLE_SIMILAR,
} from "#lib/publication/api-examples";
import * as schemas from "#lib/publication/api-schema";
import type { Licence } from "#lib/publication/queries";
import { LIMITS as LENGTHS } from "#lib/schema";
import packageJson from "../../package.json" with { type: "json" };

type JsonSchema = Record<string, unknown>;

export type Parameter = {
  name: string;
  in: "query" | "path";
  required: boolean;
  description: string;
  schema: JsonSchema;
  example: unknown;
};

export type Answer = {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, { schema: JsonSchema; example?: unknown }>;
};

export type Operation = {
  operationId: string;
  summary: string;
  description: string;
  parameters: Parameter[];
  /** Of what is sent; each field says what it is. */
  requestBody?: { required: true; content: { "application/json": { schema: JsonSchema; example: unknown } } };
  /** Without it: anybody. */
  security?: Record<string, string[]>[];
  responses: Record<string, Answer>;
};

/** What an address takes: it is read, or something is sent to it. */
export type PathItem = { get: Operation; post?: never } | { post: Operation; get?: never };

export function operationOf(item: PathItem): { method: "GET" | "POST"; operation: Operation } {
  return item.get ? { method: "GET", operation: item.get } : { method: "POST", operation: item.post };
}

export type OpenApi = {
  openapi: "3.1.1";
  info: Record<string, unknown> & { title: string; license: { name: string; url?: string } };
  servers: { url: string }[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
};

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

type About = { description: string; example: unknown };

/** What each parameter of the list is for. */
const ABOUT: Record<keyof ClaimsQuery, About> = {
  status: { description: "Only claims of this status. What was retracted has none.", example: "unilateral" },
  speaker: {
    description: "Only what this party said, by the slug of its page. A party that was merged into another leads to it.",
    example: "the-mayor",
  },
  q: {
    description:
      "Only claims in whose text, quote, speaker or sources all of these words are; a passage in double quotes as it stands; none with a word after a minus. At most 300 characters. A claim is also found by its number (C-1003 or 1003), and only by that once it was retracted.",
    example: "bridge -tunnel",
  },
  cursor: { description: "Where the list goes on: the nextCursor of the page before.", example: "1766748000000-1001" },
  limit: { description: "How many claims on a page, 1 to 100.", example: 50 },
};

/** And of the similar claims. */
const ABOUT_SIMILAR: Record<keyof SimilarQuery, About> = {
  text: {
    description: "What the claims are to be similar to: a claim, a post, a sentence of an article; at most 5,000 characters.",
    example: "BREAKING: #Bridge closed since this morning!!",
  },
  limit: { description: "How many claims, 1 to 100.", example: 10 },
};

/** And of what is sent in. Lengths are in code points. */
const SENT_FIELDS: Record<keyof SentInput, About & { most: number }> = {
  url: { description: "The address of the page; it is captured.", most: LENGTHS.address, example: EXAMPLE_SENDING.url },
  title: { description: "Of the page.", most: LENGTHS.title, example: EXAMPLE_SENDING.title },
  text: {
    description: "The passage that was selected: the draft’s source is quoted with it.",
    most: LENGTHS.quote,
    example: EXAMPLE_SENDING.text,
  },
  claim: {
    description: "What is claimed, in your words. Without it the draft says the passage, else the title, else the address.",
    most: LENGTHS.claim,
    example: EXAMPLE_SENDING.claim,
  },
  speaker: {
    description: "Who says so. A name that is in the registry becomes the draft’s speaker; another is shown to the editor.",
    most: LENGTHS.name,
    example: EXAMPLE_SENDING.speaker,
  },
  language: { description: "Of the claim and the page (BCP 47). Without it: the newsroom’s.", most: 35, example: EXAMPLE_SENDING.language },
  note: { description: "For the newsroom alone; never public.", most: LONGEST_NOTE, example: EXAMPLE_SENDING.note },
};

const SENT_SCHEMA: JsonSchema = {
  type: "object",
  properties: Object.fromEntries(
    Object.entries(SENT_FIELDS).map(([name, { description, most, example }]) => [
      name,
      { type: name === "url" ? "string" : ["string", "null"], maxLength: most, description, examples: [example] },
    ]),
  ),
  required: ["url"],
  additionalProperties: false,
};

const NUMBER: Parameter = {
  name: "number",
  in: "path",
  required: true,
  description: "Of the claim, as in its address.",
  schema: { type: "integer", minimum: 1, maximum: 2_147_483_647 },
  example: 1001,
};

function parametersOf<Q extends ClaimsQuery | SimilarQuery>(query: z.ZodObject, about: Record<keyof Q, About>): Parameter[] {
  return Object.entries(query.shape).map(([name, field]) => ({
    name,
    in: "query",
    required: !field.safeParse(undefined).success,
    ...about[name as keyof Q],
    schema:
      name === "limit" ? { type: "integer", minimum: 1, maximum: 100, default: field.parse(undefined) } : schemaOf(field as z.ZodType),
  }));
}

function schemaOf(field: z.ZodType): JsonSchema {
  return part(z.toJSONSchema(field, { io: "input" }));
}

const header = (description: string) => ({ description, schema: { type: "string" } });
const LIMITS = {
  "RateLimit-Policy": header("How many requests an address may make, and in how many seconds."),
  RateLimit: header("How many are left, and in how many seconds all are there again."),
};
const TAGGED = { ...LIMITS, ETag: header("Of the content: send it as If-None-Match, and what has not changed is answered with 304.") };
const LINKED = { ...TAGGED, Link: header("The address of the next page, with rel=next.") };

function problem(description: string, headers = {}): Answer {
  return {
    description,
    headers: { ...LIMITS, ...headers },
    content: { "application/problem+json": { schema: ref("Problem"), example: EXAMPLE_PROBLEM } },
  };
}

const RETRY = { "Retry-After": header("Seconds after which it makes sense to try again.") };
const BAD: Record<string, Answer> = {
  400: problem("Something about the request cannot be read; each parameter that needs another look is named."),
};
/** Where a claim turned out to be the same as another. */
const MERGED: Record<string, Answer> = {
  308: {
    description: "The claim has been merged into another, which says the same: its answer is at Location.",
    headers: { ...LIMITS, Location: header("The same of the other claim.") },
  },
};
const GONE: Record<string, Answer> = { 404: problem("There is no published claim of this number.") };
const ALWAYS: Record<string, Answer> = {
  429: problem("There were too many requests.", RETRY),
  503: problem("The database cannot be reached.", RETRY),
};
const UNCHANGED: Record<string, Answer> = { 304: { description: "Nothing has changed since the answer of this ETag.", headers: TAGGED } };

function json(description: string, name: string, example: unknown, headers: Answer["headers"] = TAGGED): Record<string, Answer> {
  return { 200: { description, headers, content: { "application/json": { schema: ref(name), example } } } };
}

function get(
  operationId: string,
  summary: string,
  description: string,
  rest: Pick<Operation, "responses"> & Partial<Operation>,
): { get: Operation } {
  return { get: { operationId, summary, description, parameters: [], ...rest, responses: { ...rest.responses, ...ALWAYS } } };
}

const TOKEN = "token";
const SENT_HEADERS = { ...LIMITS, Location: header("Where people of the newsroom see the draft.") };
const sentAnswer = (description: string, example: unknown): Answer => ({
  description,
  headers: SENT_HEADERS,
  content: { "application/json": { schema: ref("Sent"), example } },
});

const FILE_HEADERS = {
  ...TAGGED,
  "Content-Disposition": header("The name of the file."),
};

const PATHS: OpenApi["paths"] = {
  "/api/v1/claims": get(
    "listClaims",
    "Published claims",
    "Newest published first. What was retracted stays in the list, with a null status.",
    {
      parameters: parametersOf<ClaimsQuery>(claimsQuery, ABOUT),
      responses: { ...json("A page of claims.", "ClaimList", EXAMPLE_LIST, LINKED), ...UNCHANGED, ...BAD },
    },
  ),
  "/api/v1/claims/similar": get(
    "listSimilarClaims",
    "Claims that are similar to a text",
    "The most similar first, by the words that they share: the rarer a word is in the record, the more it counts. Claims in other languages than the text are hardly found. What was retracted is left out.",
    {
      parameters: parametersOf<SimilarQuery>(similarQuery, ABOUT_SIMILAR),
      responses: { ...json("The claims.", "SimilarClaims", EXAMPLE_SIMILAR), ...UNCHANGED, ...BAD },
    },
  ),
  "/api/v1/claims/{number}": get("getClaim", "One claim", "Its current version.", {
    parameters: [NUMBER],
    responses: { ...json("The claim.", "Claim", EXAMPLE_CLAIM), ...UNCHANGED, ...MERGED, ...BAD, ...GONE },
  }),
  "/api/v1/claims/{number}/dossier": get(
    "getDossier",
    "The evidence of a claim",
    "The public evidence of the current version, of the day that it is as of: enough to assess it for oneself.",
    { parameters: [NUMBER], responses: { ...json("The dossier.", "Dossier", EXAMPLE_DOSSIER), ...UNCHANGED, ...MERGED, ...BAD, ...GONE } },
  ),
  "/api/v1/claims/{number}/history": get("getHistory", "The versions of a claim", "Newest first, each with what it corrected.", {
    parameters: [NUMBER],
    responses: { ...json("The versions.", "History", EXAMPLE_HISTORY), ...UNCHANGED, ...BAD, ...GONE },
  }),
  "/api/v1/claims.csv": get(
    "downloadCsv",
    "All claims as CSV",
    "Streamed, in the order of their numbers, UTF-8. The first line is the licence, as a comment that begins with #; the second names the columns. A cell that a spreadsheet would run as a formula begins with an apostrophe.",
    {
      responses: {
        200: { description: "The file.", headers: FILE_HEADERS, content: { "text/csv": { schema: { type: "string" } } } },
        ...UNCHANGED,
        ...BAD,
      },
    },
  ),
  "/api/v1/claims.jsonl": get(
    "downloadJsonLines",
    "All claims as JSON Lines",
    "Streamed, in the order of their numbers. The first line is the licence; every other line is a claim.",
    {
      responses: {
        200: {
          description: "The file.",
          headers: FILE_HEADERS,
          content: {
            "application/x-ndjson": {
              schema: { type: "string", description: "Each line is a JSON object: the first a LicenceLine, all others a Claim." },
              example: `${JSON.stringify(EXAMPLE_LICENCE_LINE)}\n`,
            },
          },
        },
        ...UNCHANGED,
        ...BAD,
      },
    },
  ),
  "/api/v1/intake": {
    post: {
      operationId: "sendDraft",
      summary: "Send a draft in",
      description:
        "A page, with a passage of it, becomes a draft at the desk, in the name of whoever the token was made for; the page is its source, and is captured. Nothing becomes public by it. Sent again with the same token, the same page and passage are the draft that is there.",
      parameters: [],
      security: [{ [TOKEN]: [] }],
      requestBody: { required: true, content: { "application/json": { schema: SENT_SCHEMA, example: EXAMPLE_SENDING } } },
      responses: {
        200: sentAnswer("This token has sent it before; nothing was made.", { ...EXAMPLE_SENT, alreadyThere: true }),
        201: sentAnswer("A draft was made.", EXAMPLE_SENT),
        ...BAD,
        401: problem("There is no token, or it is unknown, expired or revoked, or whoever it is for has left.", {
          "WWW-Authenticate": header("Bearer."),
        }),
        403: problem("The token is not for this."),
        413: problem("What was sent is larger than 1 MB."),
        415: problem("What was sent is not called JSON."),
        422: problem("What was sent says something that cannot be; each field that needs another look is named."),
        ...ALWAYS,
      },
    },
  },
  "/api/v1/openapi.json": get("getOpenApi", "This document", "OpenAPI 3.1, made from the schemas by which the API is written.", {
    responses: {
      200: { description: "The document.", headers: TAGGED, content: { "application/json": { schema: { type: "object" } } } },
      ...UNCHANGED,
      ...BAD,
    },
  }),
};

function componentSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const schema of Object.values(schemas)) {
    const id = schema.meta()?.id;
    if (id) registry.add(schema, { id });
  }
  const { schemas: made } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}`, override: plainer });
  return Object.fromEntries(
    Object.entries({ ...made, Dossier: JSON.parse(dossierJsonSchema()) }).map(([name, schema]) => [name, part(schema)]),
  );
}

/** What `format` says already, and the numbers to which JavaScript counts, tell a reader nothing. */
function plainer({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.format === "date" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
}

/** A schema as a part of the document, which says where it stands. */
function part({ $schema: _, $id: __, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** The document of the API. */
export function openApi({ newsroom, licence, siteUrl }: { newsroom: string; licence: Licence; siteUrl: string }): OpenApi {
  return {
    openapi: "3.1.1",
    info: {
      title: `${newsroom}: published claims`,
      version: packageJson.version,
      description: `What was claimed, by whom, and what ${newsroom} can stand behind. To be read by anybody, without a key; published versions only. With a token of the newsroom, drafts are sent in. ${siteUrl}/open-data says the same for people.`,
      license: licence.url === null ? { name: licence.name } : { name: licence.name, url: licence.url },
    },
    servers: [{ url: siteUrl }],
    paths: PATHS,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        [TOKEN]: { type: "http", scheme: "bearer", description: "Made by an admin of the newsroom, for programs that send drafts in." },
      },
    },
  };
}
