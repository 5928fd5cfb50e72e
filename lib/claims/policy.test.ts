import { describe, expect, it } from "vitest";
import type { Role } from "#lib/auth/roles";
import {
  CLAIM_POLICY,
  type ClaimFacts,
  maySeeWithheld,
  mergingOf,
  missingForReview,
  refusalOf,
  refusalToBeginMerge,
} from "#lib/claims/policy";
import { CLAIM_ACTIONS, CLAIM_STATES, type ClaimAction, type ClaimState, TRANSITIONS } from "#lib/claims/states";

/*
 * The whole of the policy, written out by hand: for each action a line per person, with one mark per state in the order
 * draft, in review, returned, published, retracted, discarded. `+` may; otherwise the code of the refusal.
 * The author wrote the claim; a contributor changed it in this round; a stranger did neither. The claim is complete, and
 * has a current version where it is published; while it is in review, a decision awaits its second signature.
 */
const TABLE: Record<ClaimAction, Record<string, string>> = {
  edit: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ + + 409 409 404",
    "editor, stranger": "+ + + 409 409 404",
    "reviewer, stranger": "+ + + 409 409 404",
    "admin, stranger": "+ + + 409 409 404",
  },
  addEvidence: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ + + + 409 404",
    "editor, stranger": "+ + + + 409 404",
    "reviewer, stranger": "+ + + + 409 404",
    "admin, stranger": "+ + + + 409 404",
  },
  withhold: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ 403 + 403 403 404",
    "editor, stranger": "+ 403 + 403 403 404",
    "reviewer, stranger": "+ 403 + 403 403 404",
    "admin, stranger": "+ 403 + 403 403 404",
  },
  submit: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ 422 + 422 422 404",
    "editor, stranger": "+ 422 + 422 422 404",
    "reviewer, stranger": "+ 422 + 422 422 404",
    "admin, stranger": "+ 422 + 422 422 404",
  },
  discard: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ 403 + 403 403 404",
    "editor, contributor": "+ 403 + 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "+ 403 + 403 403 404",
    "reviewer, stranger": "403 403 403 403 403 404",
    "admin, stranger": "+ 403 + 403 403 404",
  },
  take: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "403 + 403 403 403 404",
    "reviewer, stranger": "403 + 403 403 403 404",
    "admin, stranger": "403 + 403 403 403 404",
  },
  release: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, stranger": "403 + 403 403 403 404",
    "admin, stranger": "403 + 403 403 403 404",
  },
  decide: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "403 403 403 403 403 404",
    "reviewer, contributor": "403 403 403 403 403 404",
    "reviewer, stranger": "409 + 409 409 409 404",
    "admin, author": "403 403 403 403 403 404",
    "admin, contributor": "403 403 403 403 403 404",
    "admin, stranger": "409 + 409 409 409 404",
  },
  propose: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "403 403 403 403 403 404",
    "reviewer, contributor": "403 403 403 403 403 404",
    "reviewer, stranger": "409 + 409 409 409 404",
    "admin, author": "403 403 403 403 403 404",
    "admin, contributor": "403 403 403 403 403 404",
    "admin, stranger": "409 + 409 409 409 404",
  },
  sign: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "403 403 403 403 403 404",
    "reviewer, contributor": "403 403 403 403 403 404",
    "reviewer, first signer": "409 403 409 409 409 404",
    "reviewer, stranger": "409 + 409 409 409 404",
    "admin, author": "403 403 403 403 403 404",
    "admin, contributor": "403 403 403 403 403 404",
    "admin, first signer": "409 403 409 409 409 404",
    "admin, stranger": "409 + 409 409 409 404",
  },
  return: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "403 403 403 403 403 404",
    "reviewer, contributor": "403 403 403 403 403 404",
    "reviewer, stranger": "409 + 409 409 409 404",
    "admin, author": "403 403 403 403 403 404",
    "admin, contributor": "403 403 403 403 403 404",
    "admin, stranger": "409 + 409 409 409 404",
  },
  reopen: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "409 409 409 + 409 404",
    "editor, stranger": "409 409 409 + 409 404",
    "reviewer, stranger": "409 409 409 + 409 404",
    "admin, stranger": "409 409 409 + 409 404",
  },
  retract: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "409 409 409 + 409 404",
    "reviewer, stranger": "409 409 409 + 409 404",
    "admin, author": "409 409 409 + 409 404",
    "admin, stranger": "409 409 409 + 409 404",
  },
  mergeDraft: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "+ 409 + 409 409 404",
    "editor, contributor": "+ 409 + 409 409 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "+ 409 + 409 409 404",
    "reviewer, stranger": "403 403 403 403 403 404",
    "admin, stranger": "+ 409 + 409 409 404",
  },
  mergePublished: {
    "signed out": "401 401 401 401 401 401",
    "editor, author": "403 403 403 403 403 404",
    "editor, stranger": "403 403 403 403 403 404",
    "reviewer, author": "409 409 409 + 409 404",
    "reviewer, stranger": "409 409 409 + 409 404",
    "admin, author": "409 409 409 + 409 404",
    "admin, stranger": "409 409 409 + 409 404",
  },
};

const ME = "me";

function factsFor(state: ClaimState, part: string, facts: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    state,
    authorId: part === "author" ? ME : "somebody",
    contributorIds: part === "contributor" ? ["somebody", ME] : ["somebody"],
    firstSignerId: state !== "in_review" ? null : part === "first signer" ? ME : "somebody",
    hasCurrentVersion: state === "published",
    everPublished: state === "published" || state === "retracted",
    missing: [],
    ...facts,
  };
}

function actorFor(person: string) {
  return person === "signed out" ? null : { id: ME, name: "Me", role: person.split(", ")[0] as Role };
}

describe("who may do what to a claim", () => {
  for (const action of CLAIM_ACTIONS)
    for (const [person, line] of Object.entries(TABLE[action]))
      for (const [index, expected] of line.split(" ").entries()) {
        const state = CLAIM_STATES[index] as ClaimState;
        it(`${action}: ${person}, ${state.replace("_", " ")}: ${expected === "+" ? "may" : expected}`, () => {
          const refusal = refusalOf(action, actorFor(person), factsFor(state, person.split(", ")[1] ?? "stranger"));
          expect(refusal === null ? "+" : String(refusal.code)).toBe(expected);
          if (refusal) expect(refusal.sentence).toMatch(/^[A-Z].+\.$/);
        });
      }

  it("has a rule, a row of transitions and a table for every action", () => {
    for (const list of [CLAIM_POLICY, TRANSITIONS, TABLE]) expect(Object.keys(list).sort()).toEqual([...CLAIM_ACTIONS].sort());
  });

  it("names the next state for exactly the states that the table allows to a stranger with every right", () => {
    for (const action of CLAIM_ACTIONS) {
      const allowed = CLAIM_STATES.filter((state) => TRANSITIONS[action][state] !== undefined);
      const line = (TABLE[action]["admin, stranger"] as string).split(" ");
      const inTable = CLAIM_STATES.filter((_, index) => line[index] === "+");
      // These ask for a current version, which the table gives to published claims only.
      if (action === "retract" || action === "mergePublished") expect(inTable).toEqual(["published"]);
      else expect(inTable).toEqual(allowed);
    }
  });
});

describe("what the table cannot say", () => {
  const reviewer = { id: ME, name: "Me", role: "reviewer" } as const;
  const editor = { id: ME, name: "Me", role: "editor" } as const;

  it("lets a reviewer retract whatever the working state, while a version is current", () => {
    for (const state of ["draft", "in_review", "returned", "published"] as const)
      expect(refusalOf("retract", reviewer, factsFor(state, "stranger", { hasCurrentVersion: true, everPublished: true }))).toBeNull();
    expect(refusalOf("retract", reviewer, factsFor("retracted", "stranger", { hasCurrentVersion: false, everPublished: true }))?.code).toBe(
      409,
    );
  });

  it("keeps a draft that was once published from being discarded, even by an admin", () => {
    const claim = factsFor("draft", "author", { hasCurrentVersion: true, everPublished: true });
    for (const role of ["editor", "reviewer", "admin"] as const) expect(refusalOf("discard", { ...editor, role }, claim)?.code).toBe(403);
  });

  it("merges as a draft only what readers never knew, and otherwise only as a retraction", () => {
    const once = factsFor("draft", "author", { hasCurrentVersion: true, everPublished: true });
    expect(mergingOf(factsFor("draft", "author"))).toBe("mergeDraft");
    expect(mergingOf(once)).toBe("mergePublished");
    expect(refusalOf("mergeDraft", { ...editor, role: "admin" }, once)?.code).toBe(409);
    expect(refusalOf("mergePublished", editor, once)?.code).toBe(403);
    expect(refusalOf("mergePublished", reviewer, once)).toBeNull();
  });

  it("leads nobody to a merge that they may not do, and says why also where the claim is in review", () => {
    const theirs = (state: ClaimState) => factsFor(state, "stranger");
    expect(refusalToBeginMerge(reviewer, theirs("in_review"))?.sentence).toBe(
      "You can only merge unpublished claims of your own into other claims.",
    );
    expect(refusalToBeginMerge(editor, theirs("draft"))?.code).toBe(403);
    expect(refusalToBeginMerge(editor, factsFor("draft", "author"))).toBeNull();
    // Their own draft may join a claim that is published.
    for (const actor of [editor, reviewer]) expect(refusalToBeginMerge(actor, theirs("published"))).toBeNull();
  });

  it("does not let an incomplete claim be submitted, and names everything that is missing", () => {
    const missing = missingForReview({ speakerId: null, speakerUnknown: false, saidOn: null, undated: false, evidence: 0 });
    expect(missing).toHaveLength(3);
    const refusal = refusalOf("submit", editor, factsFor("draft", "author", { missing }));
    expect(refusal?.code).toBe(422);
    for (const item of missing) expect(refusal?.sentence).toContain(item);
  });

  it("lets nobody sign second where no decision awaits it", () => {
    const refusal = refusalOf("sign", reviewer, factsFor("in_review", "stranger", { firstSignerId: null }));
    expect(refusal).toEqual({ code: 409, sentence: "No decision on this claim awaits a second signature." });
  });

  it("takes “unknown speaker” and “undated”, said on purpose, as complete", () => {
    expect(missingForReview({ speakerId: null, speakerUnknown: true, saidOn: null, undated: true, evidence: 1 })).toEqual([]);
  });

  it("shows the text of withheld evidence to who added it, to reviewers and to admins, and to nobody else", () => {
    expect(maySeeWithheld(editor, { addedById: ME })).toBe(true);
    expect(maySeeWithheld(editor, { addedById: "somebody" })).toBe(false);
    expect(maySeeWithheld(reviewer, { addedById: "somebody" })).toBe(true);
    expect(maySeeWithheld({ ...reviewer, role: "admin" }, { addedById: "somebody" })).toBe(true);
  });
});
