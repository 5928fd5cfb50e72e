"use server";

import { act } from "#lib/action";
import * as commands from "#lib/articles/commands";
import { fetchArticle as fetchFrom } from "#lib/articles/fetched";
import * as queries from "#lib/articles/queries";
import { draftsInput, fetchArticleInput, readArticleInput } from "#lib/articles/schema";

export async function readArticle(raw: unknown) {
  return act(readArticleInput, raw, queries.readArticle);
}

export async function fetchArticle(raw: unknown) {
  return act(fetchArticleInput, raw, (ctx, { address }) => fetchFrom(ctx, address));
}

export async function draftFromArticle(raw: unknown) {
  return act(draftsInput, raw, async (ctx, input) => {
    const drafts = await commands.draftFromArticle(ctx, input);
    return { drafts };
  });
}
