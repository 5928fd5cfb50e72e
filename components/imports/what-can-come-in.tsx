/** Which files can be read; docs/IMPORT.md says more. */
export function WhatCanComeIn() {
  return (
    <details className="mt-4 max-w-[46rem]">
      <summary className="w-fit cursor-pointer py-1 font-semibold">What can be brought in</summary>
      <ul className="mt-2 grid list-disc gap-1.5 ps-5">
        <li>
          Tables: CSV, TSV and others, however they are divided and quoted, with or without a row of names. Save a spreadsheet as CSV first.
        </li>
        <li>JSON and JSON Lines: a list, an object that holds one, one object a line.</li>
        <li>
          ClaimReview: alone, in a list, in <code>@graph</code>, in a feed of Data Commons, in an answer of Google’s claims:search.
        </li>
        <li>Saved web pages with JSON-LD or microdata in them, and Markdown with front matter.</li>
        <li>Dossiers, the portable format of Claimdesk.</li>
        <li>Any of these but dossiers packed with gzip. Archives (ZIP, and so .xlsx and .docx) and PDF are not read.</li>
      </ul>
      <p className="mt-3 max-w-measure text-soft">
        A row is known by what it holds: the same row is the same claim, in whatever file and order it comes. What others have said of a
        claim is kept as their verdict, in their word and on their scale; it never becomes one of our statuses.
      </p>
    </details>
  );
}
