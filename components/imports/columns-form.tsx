import { AddressForm } from "#components/data-table/address-form";
import { Button } from "#components/ui/button";
import { Bidi } from "#components/ui/text";
import { Select, TextInput } from "#components/ui/text-input";
import { plural } from "#lib/format";
import type { Mapping } from "#lib/imports/columns";
import { FIELD_NAMES, FIELD_WORDS } from "#lib/imports/field-words";
import type { ColumnSeen } from "#lib/imports/sample";
import type { Choices } from "#lib/imports/search-params";
import { LIMITS } from "#lib/schema";

type Props = {
  at: string;
  columns: readonly ColumnSeen[];
  choices: Choices;
  base: Mapping;
  /** Of a table: whether its first row seems to name its columns. */
  hasHead: boolean | null;
  languages: { value: string; label: string }[];
};

/** What each column was taken for, to be put right. It leads to the next step by its address, which keeps what was said. */
export function ColumnsForm({ at, columns, choices, base, hasHead, languages }: Props) {
  const carried: [string, string][] = [
    ["step", "preview"],
    ["of", choices.of ?? ""],
  ];
  return (
    <AddressForm action={at} carried={carried} label="Columns" className="grid max-w-[64rem] grid-cols-[minmax(0,1fr)] gap-6">
      <fieldset className="min-w-0">
        <legend className="mb-1 font-serif text-lg font-semibold">What each column is</legend>
        <p className="mb-3 max-w-measure text-soft">
          {plural("column", columns.length)}, with values from the first rows. Of several columns for one thing the first that holds
          something counts; topics and addresses are taken from all.
        </p>
        <div className="border-b border-rule">
          {columns.map(({ name, examples }, place) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place
              key={place}
              name={`c${place}`}
              label={<Bidi className="wrap-anywhere">{name === "" ? "(without a name)" : name}</Bidi>}
              hint={<Examples of={examples} />}
              blank="Not used"
              defaultValue={roleValue(choices.roles.get(place))}
              options={optionsFor(choices.roles.get(place))}
              className="border-t border-rule py-2.5 sm:grid-cols-[minmax(0,12rem)_minmax(0,1fr)_minmax(0,17rem)] sm:items-start sm:gap-x-5"
            />
          ))}
        </div>
      </fieldset>
      <fieldset className="grid min-w-0 gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
        <legend className="mb-2 font-serif text-lg font-semibold">For all rows</legend>
        <Select
          name="language"
          label="Language"
          hint="Of rows in which no column says it."
          blank="As their words tell"
          defaultValue={choices.language ?? ""}
          options={languages}
        />
        <TextInput
          name="speaker"
          label="Speaker"
          hint="Of rows that name none. Who is not in the registry is entered."
          maxLength={LIMITS.name}
          defaultValue={choices.speaker ?? ""}
        />
        <TextInput
          name="verdictPublisher"
          label="Who gave the verdicts"
          hint="Of verdicts of others whose row does not say whose they are."
          maxLength={LIMITS.name}
          defaultValue={choices.verdictPublisher ?? ""}
        />
        <Select
          name="days"
          label="3/4/2025 is"
          hint={daysHint(base)}
          blank="As the dates of its column tell"
          defaultValue={choices.days === null ? "" : choices.days === "day first" ? "day" : "month"}
          options={[
            { value: "day", label: "3 April: the day comes first" },
            { value: "month", label: "4 March: the month comes first" },
          ]}
        />
        {hasHead !== null && (
          <Select
            name="head"
            label="The first row"
            hint="Where this changes, you see the columns again."
            blank={hasHead ? "As it seems: it names the columns" : "As it seems: it is a row like the others"}
            defaultValue={choices.head === null ? "" : choices.head ? "yes" : "no"}
            options={[
              { value: "yes", label: "Names the columns" },
              { value: "no", label: "Is a row like the others" },
            ]}
          />
        )}
      </fieldset>
      <div className="flex flex-wrap gap-2.5 border-t border-rule pt-5">
        <Button type="submit">Show what would happen</Button>
      </div>
    </AddressForm>
  );
}

function Examples({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span className="italic">Empty in the first rows</span>;
  return of.map((example) => (
    <Bidi key={example} className="block border-s-2 border-rule ps-2 wrap-anywhere not-first:mt-1">
      {example}
    </Bidi>
  ));
}

function roleValue(roles: readonly string[] | undefined): string {
  return roles?.join(".") ?? "";
}

/** What a column can be; one that is two things at once can also stay so. */
function optionsFor(roles: readonly string[] | undefined) {
  const options = FIELD_NAMES.map((field) => ({ value: field as string, label: FIELD_WORDS[field] }));
  if (!roles || roles.length < 2) return options;
  const words = FIELD_NAMES.filter((field) => roles.includes(field)).map((field, place) => {
    const said = FIELD_WORDS[field];
    return place === 0 ? said : said.charAt(0).toLowerCase() + said.slice(1);
  });
  return [{ value: roleValue(roles), label: words.join(", and ") }, ...options];
}

function daysHint({ days }: Mapping): string {
  const told = Object.entries(days).map(([name, order]) => `${order} in “${name.slice(0, 60)}”`);
  return told.length === 0 ? "A date that may be two days, and whose column does not tell, is left out." : `They tell: ${told.join(", ")}.`;
}
