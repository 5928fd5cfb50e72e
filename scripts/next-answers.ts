import type { IncomingHttpHeaders, ServerResponse } from "node:http";

// Where what Next answers depends on more than it says, or says something else than we mean.

/** Of Next's older router, and of what browsers ask for beside pages: whoever sends these is answered with something else than everybody. */
const OF_NOBODY = ["x-middleware-prefetch", "sec-fetch-dest"];

/** By these Next knows its own browser code, which only the pages of the newsroom carry, and leads it to another address. */
const OF_NEXT = ["rsc", "next-router-prefetch", "next-router-segment-prefetch", "next-router-state-tree", "next-url"];

/** An answer may be kept and given to others, so that nobody's headers may make it another one. */
export function askAsEverybody(headers: IncomingHttpHeaders, url: string): void {
  for (const name of OF_NOBODY) delete headers[name];
  if (!isForStaff(url)) for (const name of OF_NEXT) delete headers[name];
}

const isForStaff = (url: string) => /^\/(desk|sign-in)([/?]|$)/.test(url);

/** Next takes no word of a route for it that its answer is compressed already. */
export function namedEncoding(response: ServerResponse): void {
  const setHeader = response.setHeader;
  response.setHeader = function (this: ServerResponse, name: string, value: number | string | readonly string[]) {
    return setHeader.call(this, name.toLowerCase() === "x-content-encoding" ? "Content-Encoding" : name, value);
  } as typeof setHeader;
}

/** Nobody clears the caches of others when a claim is corrected: they ask each time whether they have what there is. */
const ASK_AGAIN = "public, max-age=0, must-revalidate";

/** Puts right what Next's cache says of what it has kept, when it is sent. */
export function plainHeaders(response: ServerResponse): void {
  const writeHead = response.writeHead;
  response.writeHead = function (this: ServerResponse, ...args: unknown[]) {
    // Next names the target of a cached redirect twice; clients that join equal headers would follow neither.
    const location = this.getHeader("location");
    if (Array.isArray(location)) this.setHeader("location", location[0] ?? "");
    // Next tells shared caches to keep a page as long as it does, which is for good.
    if (String(this.getHeader("cache-control")).includes("s-maxage")) this.setHeader("cache-control", ASK_AGAIN);
    return Reflect.apply(writeHead, this, args);
  } as typeof writeHead;
}
