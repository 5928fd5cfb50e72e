import type { Dossier, DossierEvidence, DossierResponse, DossierSource } from "#lib/evidence/dossier";

/**
 * The dossier as it was at the end of a day: what came later is not in it, and what has no date always is. It is itself a valid
 * dossier, so a source that came later but that an earlier one is said to repeat stays in the list, without evidence of its own.
 */
export function asOfDossier(dossier: Dossier, day: string): Dossier {
  const isLater = (date: string | null) => date !== null && date > day;
  const later = new Set(dossier.sources.filter((source) => isLater(source.publishedOn)).map((source) => source.id));
  const evidence = dossier.evidence
    .filter((piece) => !later.has(piece.source))
    .map((piece): DossierEvidence => ({ ...piece, withdrawnOn: isLater(piece.withdrawnOn) ? null : piece.withdrawnOn }));
  const repeated = new Set(evidence.flatMap(({ basis }) => (basis.kind === "derived" ? [basis.from] : [])));
  return {
    ...dossier,
    affiliations: dossier.affiliations.map((tie) => ({ ...tie, source: tie.source !== null && later.has(tie.source) ? null : tie.source })),
    sources: dossier.sources.filter((source: DossierSource) => !later.has(source.id) || repeated.has(source.id)),
    evidence,
    responses: dossier.responses
      .filter((response) => !isLater(response.askedOn))
      .map((response): DossierResponse => {
        if (isLater(response.repliedOn))
          return { ...response, outcome: "no_reply", repliedOn: null, answer: null, answerLanguage: null, withdrawnOn: null };
        return { ...response, withdrawnOn: isLater(response.withdrawnOn) ? null : response.withdrawnOn };
      }),
  };
}
