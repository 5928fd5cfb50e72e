import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className="grid justify-items-start gap-4 py-16">
      <h1 className="max-w-[20em] font-serif text-3xl font-medium text-balance">There is nothing at this address.</h1>
      <p className="max-w-measure text-soft">It may have been mistyped, or what you are looking for is not public.</p>
      <p>
        <a href="/claims">Look through the claims</a>
      </p>
    </div>
  );
}
