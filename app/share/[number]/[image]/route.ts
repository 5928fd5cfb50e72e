import { readersDb } from "#lib/db";
import { notFound, Refused } from "#lib/errors";
import { refusalFrom } from "#lib/faults";
import { isClaimNumber } from "#lib/publication/search-params";
import { shareImageLifetime } from "#lib/share/address";
import { drawShareImage } from "#lib/share/image";
import { makeKept } from "#lib/share/kept";
import { versionOf } from "#lib/versions/queries";
import { readNewsroom } from "../../../(public)/reads.ts";

export const dynamic = "force-dynamic";

const images = makeKept<Uint8Array<ArrayBuffer>>({ mostBytes: 32 * 1024 * 1024, mostWaiting: 40, sizeOf: (image) => image.length });

type Params = { params: Promise<{ number: string; image: string }> };

/** The share image of one version: `/share/1001/2.png`. */
export async function GET({ url }: Request, { params }: Params): Promise<Response> {
  try {
    const { number, image } = await params;
    const version = /^([1-9]\d{0,8})\.png$/.exec(image)?.[1];
    if (!isClaimNumber(number) || version === undefined) throw notFound("image");
    const newsroom = await readNewsroom();
    const drawn = await imageOf(Number(number), Number(version), newsroom);
    const { pathname, search } = new URL(url);
    return new Response(drawn, {
      headers: {
        "content-type": "image/png",
        "cache-control": shareImageLifetime(pathname + search, { number: Number(number), version: Number(version) }, newsroom),
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
      },
    });
  } catch (error) {
    const { code, retryAfter } = refusalFrom(error);
    return new Response(null, {
      status: code,
      headers: { "cache-control": "no-store", ...(retryAfter ? { "retry-after": String(retryAfter) } : {}) },
    });
  }
}

type Newsroom = Awaited<ReturnType<typeof readNewsroom>>;

async function imageOf(number: number, version: number, newsroom: Newsroom): Promise<Uint8Array<ArrayBuffer>> {
  const key = JSON.stringify([number, version, newsroom.name, newsroom.timeZone]);
  const there = images.find(key);
  if (there) return there;
  const shown = await versionOf(readersDb(), number, version);
  if (!shown) throw notFound("image");
  const made = images.get(key, () => drawShareImage(shown.snapshot, newsroom));
  if (!made) throw new Refused({ code: 503, sentence: "Too many images are being drawn; please try again shortly." }, { retryAfter: 5 });
  return made;
}
