import { LIMITS } from "#lib/schema";

/** Of the query, encoded: encoded again it must fit the address of the sign-in page, which servers take up to 16 KB with all headers. */
const MOST_QUERY = 6_000;

/**
 * What a bookmark runs on the page that somebody reads: it opens the desk in a new tab with the page and what is selected, as much of it as
 * an address can carry. Nothing is sent to anybody else, and nothing is made until a form at the desk is sent.
 */
export function bookmarkletFor(siteUrl: string): string {
  const code = [
    `let t=[...String(getSelection()||"").trim().slice(0,${2 * LIMITS.quote + 1})],c="",q`,
    'const p=()=>new URLSearchParams({url:location.href.slice(0,2100),title:document.title.slice(0,200),text:t.join("")})+c',
    `if(t.length>${LIMITS.quote}){t=t.slice(0,${LIMITS.quote});c="&cut=1"}`,
    `for(q=p();q.length>${MOST_QUERY}&&t.length;q=p()){t=t.slice(0,-Math.ceil(t.length/20));c="&cut=1"}`,
    `open(${JSON.stringify(`${siteUrl}/desk/intake?`)}+q,"_blank","noopener")`,
  ];
  return `javascript:(()=>{${code.join(";")}})()`;
}
