import type { Dossier, DossierEvidence } from "#lib/evidence/dossier";
import { type Trace, trace, type Voice } from "#lib/evidence/origins";

/** Where a piece of evidence leads: through which sources, and to whom. */
export type Trail = {
  through: { id: string; title: string }[];
  /** The sources repeat each other, so the trail has no end. */
  ring: boolean;
  origins: string[]; // names
  /** The trail ends at a source that says nothing of the claim here: it is not linked, or not with this stance. */
  stops: { id: string; title: string } | null;
};

/** Where a piece of evidence would lead if it were linked. @param source its own, which need not be in the dossier */
export function trailWith(
  dossier: Dossier,
  piece: DossierEvidence,
  source: { id: string; title: string; publisher: string | null },
): Trail {
  const drafted = { ...source, kind: "other" as const, author: null, publishedOn: null, url: null, language: null };
  const isThere = dossier.sources.some((one) => one.id === source.id);
  const traced = trace({
    ...dossier,
    sources: isThere ? dossier.sources : [...dossier.sources, drafted],
    evidence: [...dossier.evidence, { ...piece, withdrawnOn: null }],
  });
  const voice = traced.voices.find(({ from }) => "evidence" in from && from.evidence === dossier.evidence.length);
  return voice ? trailIn(traced, voice) : { through: [], ring: false, origins: [], stops: null };
}

/** The trails of what is linked, by source and stance: one story may carry several voices. */
export function trailsOf(dossier: Dossier): Map<string, Trail> {
  const traced = trace(dossier);
  const trails = new Map<string, Trail>();
  for (const voice of traced.voices) {
    if (voice.source === null) continue;
    const key = trailKey(voice.source, voice.stance);
    const trail = trailIn(traced, voice);
    const other = trails.get(key);
    trails.set(key, other ? { ...other, origins: [...new Set([...other.origins, ...trail.origins])] } : trail);
  }
  return trails;
}

export function trailKey(source: string, stance: string): string {
  return `${stance} ${source}`;
}

function trailIn({ sources: all, parties, trailOf, originsOf }: Trace, voice: Voice): Trail {
  const titled = (id: string) => ({ id, title: all.get(id)?.title ?? "" });
  const nameOf = (id: string) => parties.get(id)?.name ?? "";
  const { sources, ring } = trailOf(voice);
  const through = sources.map(titled);
  const origins = originsOf(voice).map(nameOf);
  return { through, ring, origins, stops: ring || origins.length > 0 ? null : (through.at(-1) ?? null) };
}
