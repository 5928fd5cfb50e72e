"use client";

import { findParties, usePartyDialog } from "#components/parties/party-search";
import { Button } from "#components/ui/button";
import { Combobox } from "#components/ui/combobox";
import { Fields } from "#components/ui/fields";
import { Select, TextArea, TextInput } from "#components/ui/text-input";
import type { ArticleDraft } from "#lib/articles/kept";
import { LONGEST_ARTICLE } from "#lib/articles/schema";
import { plural } from "#lib/format";

type Props = {
  article: ArticleDraft;
  errors: Record<string, string>;
  pending: boolean;
  isReadAlready: boolean;
  /** What is to be known of one that was fetched. */
  fetched: { publisher: string | null; isCut: boolean } | null;
  onChange: (part: Partial<ArticleDraft>) => void;
  onRead: () => void;
};

const LANGUAGES = [
  { value: "en", label: "English" },
  { value: "es", label: "Spanish" },
];

/** The article as it was pasted, and where it is from. */
export function ArticleForm({ article, errors, pending, isReadAlready, fetched, onChange, onRead }: Props) {
  const publisher = usePartyDialog("medium");
  const field = (name: "title" | "address" | "publishedOn" | "text") => ({
    name,
    error: errors[name] ?? null,
    value: article[name],
    onChange: (event: { target: { value: string } }) => onChange({ [name]: event.target.value }),
  });
  return (
    <>
      <form
        method="post"
        noValidate
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          onRead();
        }}
      >
        <Fields pending={pending}>
          <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
            <TextInput
              {...field("address")}
              type="url"
              label="Address"
              optional
              hint="Where the article can be read. Without its text, the text is fetched from there."
              dir="ltr"
              inputMode="url"
              autoComplete="off"
              spellCheck={false}
              className="sm:col-span-2"
            />
            <TextInput {...field("title")} label="Title" className="sm:col-span-2" />
            <Combobox
              name="publisherId"
              label="Paper"
              optional
              hint={
                fetched?.publisher && article.publisher === null ? (
                  <>
                    The page names <bdi>{fetched.publisher}</bdi>, whom the registry does not know.
                  </>
                ) : (
                  "What it reports itself is not taken for another paper’s."
                )
              }
              search={findParties}
              onCreate={publisher.create}
              createWord="Add the paper"
              startHint="Type a name to search the parties."
              error={errors.publisherId ?? null}
              value={article.publisher}
              onChange={(chosen) => onChange({ publisher: chosen })}
            />
            <TextInput
              {...field("publishedOn")}
              type="date"
              max="9999-12-31"
              label="Published on"
              optional
              hint="“Tuesday” is the one before it."
            />
            <TextArea
              {...field("text")}
              label="The article"
              rows={8}
              className="sm:col-span-2"
              hint={`Its text, as it stands, or nothing, to have it fetched. At most ${plural("character", LONGEST_ARTICLE)}.`}
            />
            <Select
              name="language"
              label="Language"
              blank="As its words tell"
              options={LANGUAGES}
              error={errors.language ?? null}
              value={article.language}
              onChange={(event) => onChange({ language: event.target.value as ArticleDraft["language"] })}
            />
          </div>
        </Fields>
        <div className="flex flex-wrap gap-3 border-t border-rule pt-5">
          <Button type="submit" pending={pending}>
            {isReadAlready ? "Find claims again" : "Find claims"}
          </Button>
        </div>
      </form>
      {publisher.dialog}
    </>
  );
}
