import { Fragment } from "react";
import { plural } from "#lib/format";
import { type OpenApi, type Operation, operationOf, type Parameter } from "#lib/publication/openapi";

/** Each address of the API with what it takes and answers, from the document that programs read. */
export function Reference({ api }: { api: OpenApi }) {
  const paths = Object.entries(api.paths);
  return (
    <>
      <nav aria-label="Addresses of the API">
        <ul className="mt-3 grid gap-0.5">
          {paths.map(([path, item]) => (
            <li key={path}>
              <a href={`#${operationOf(item).operation.operationId}`} className="inline-flex min-h-6 items-center">
                <Address>{path}</Address>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {paths.map(([path, item]) => (
        <OneAddress key={path} path={path} {...operationOf(item)} />
      ))}
      <Errors api={api} />
    </>
  );
}

function OneAddress({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const { operationId, summary, description, parameters, requestBody, security, responses } = operation;
  const sent = requestBody?.content["application/json"];
  const usual = responses["201"] ? "201" : "200";
  const given = Object.entries(responses[usual]?.content ?? {});
  const codes = Object.entries(responses).filter(([code]) => code !== usual);
  return (
    <section aria-labelledby={operationId} className="mt-8 border-t-2 border-ink pt-3">
      <h3 id={operationId} className="scroll-mt-4 font-serif text-lg font-semibold">
        {summary}
      </h3>
      <p className="mt-1">
        <Address>{`${method} ${path}`}</Address>
      </p>
      <p className="mt-1.5">{description}</p>
      {security && (
        <p className="mt-1.5">
          Only with a token of the newsroom: <Address>Authorization: Bearer cd_…</Address>
        </p>
      )}
      {parameters.length > 0 && (
        <dl className="mt-3 border-t border-rule">
          {parameters.map((parameter) => (
            <OneParameter key={parameter.name} parameter={parameter} />
          ))}
        </dl>
      )}
      {sent && (
        <>
          <dl className="mt-3 border-t border-rule">
            {fieldsOf(sent.schema).map((field) => (
              <OneParameter key={field.name} parameter={field} />
            ))}
          </dl>
          <details className="mt-3">
            <summary className="inline-block min-h-6 text-accent underline underline-offset-3">What is sent</summary>
            <Sample label={`What is sent to ${path}`} text={JSON.stringify(sent.example, null, 2)} />
          </details>
        </>
      )}
      {given.map(
        ([type, { example }]) =>
          example !== undefined && (
            <details key={type} className="mt-3">
              <summary className="inline-block min-h-6 text-accent underline underline-offset-3">An answer</summary>
              <Sample
                label={`An answer of ${path}`}
                text={typeof example === "string" ? example.trimEnd() : JSON.stringify(example, null, 2)}
              />
            </details>
          ),
      )}
      <p className="mt-3 text-sm text-soft">
        Answers {usual !== "200" && <>{usual} as </>}
        {given.map(([type]) => (
          <code key={type}>{type}</code>
        ))}
        ; also{" "}
        {codes.map(([code, { description: why }], place) => (
          <span key={code}>
            {place > 0 && ", "}
            <abbr title={why} className="no-underline">
              {code}
            </abbr>
          </span>
        ))}
        .
      </p>
    </section>
  );
}

type Field = Pick<Parameter, "name" | "required" | "description" | "schema" | "example">;

/** The fields of what is sent, as parameters are shown. */
function fieldsOf(schema: Record<string, unknown>): Field[] {
  const needed = (schema.required ?? []) as string[];
  const fields = (schema.properties ?? {}) as Record<string, { description: string; maxLength: number; examples: unknown[] }>;
  return Object.entries(fields).map(([name, field]) => ({
    name,
    required: needed.includes(name),
    description: `${field.description} At most ${plural("character", field.maxLength)}.`,
    schema: {},
    example: field.examples[0],
  }));
}

function OneParameter({ parameter: { name, required, description, schema, example } }: { parameter: Field }) {
  return (
    <div className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
      <dt>
        <code className="font-semibold">{name}</code>
        {required && <span className="text-sm text-soft"> (needed)</span>}
      </dt>
      <dd className="m-0">
        {description}
        {Array.isArray(schema.enum) && <> One of {schema.enum.join(", ")}.</>}
        {schema.default !== undefined && <> Without it: {String(schema.default)}.</>}
        <span className="block text-sm text-soft">
          For example <Address>{String(example)}</Address>
        </span>
      </dd>
    </div>
  );
}

/** What is answered where something is wrong, once for all addresses. */
function Errors({ api }: { api: OpenApi }) {
  const all = Object.values(api.paths).flatMap((item) => Object.entries(operationOf(item).operation.responses));
  const errors = [...new Map(all.filter(([code]) => Number(code) >= 400)).entries()].sort(([a], [b]) => Number(a) - Number(b));
  const example = errors[0]?.[1].content?.["application/problem+json"]?.example;
  return (
    <section aria-labelledby="errors" className="mt-8 border-t-2 border-ink pt-3">
      <h3 id="errors" className="scroll-mt-4 font-serif text-lg font-semibold">
        When something is wrong
      </h3>
      <p className="mt-1.5">
        Every refusal has one shape, <code>application/problem+json</code> (RFC 9457): <code>detail</code> is a sentence for people, and{" "}
        <code>errors</code> names each parameter or field that needs another look.
      </p>
      <dl className="mt-3 border-t border-rule">
        {errors.map(([code, { description }]) => (
          <div key={code} className="grid gap-x-4 border-b border-rule py-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
            <dt>
              <code className="font-semibold">{code}</code>
            </dt>
            <dd className="m-0">{description}</dd>
          </div>
        ))}
      </dl>
      <Sample label="A refusal" text={JSON.stringify(example, null, 2)} />
    </section>
  );
}

/** An address of record: a line ends behind a stroke, and within a word only where nothing else is left. */
export function Address({ children }: { children: string }) {
  return (
    <code className="wrap-anywhere">
      {children.split(/(?<=\/)/).map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of an address have nothing but their place
        <Fragment key={place}>
          {place > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </code>
  );
}

/** Text for programs. It scrolls in its own box, which can be focused and is named. */
export function Sample({ label, text }: { label: string; text: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="mt-3 overflow-x-auto rounded border border-rule bg-raise px-3.5 py-3"
    >
      <pre className="m-0 font-mono text-sm leading-normal" dir="ltr">
        {text}
      </pre>
    </section>
  );
}
