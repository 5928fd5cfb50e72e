// A page that is fully static, of a size to be chosen: what a claim page is compared with. It is a part of the build of `npm run bench`
// alone (next.config.js); no other build knows pages of this ending.

const SIZES = Array.from({ length: 32 }, (_, place) => 2 * (place + 1));
const LINE = "What was claimed, by whom, on whose word, and what the newsroom can stand behind. ";

export const dynamic = "force-static";
export const dynamicParams = false;
export const generateStaticParams = () => SIZES.map((size) => ({ kilobytes: String(size) }));

export default async function Page({ params }: { params: Promise<{ kilobytes: string }> }) {
  const { kilobytes } = await params;
  const paragraph = LINE.repeat(4);
  return (
    <main>
      <h1>A static page of {kilobytes} KB</h1>
      {Array.from({ length: Math.ceil((Number(kilobytes) * 1_024) / (paragraph.length + 25)) }, (_, place) => (
        <p key={String(place)}>{`${place} ${paragraph}`}</p>
      ))}
    </main>
  );
}
