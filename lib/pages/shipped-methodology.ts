/** Readers are shown it until the newsroom has written its own. It says nothing that the application does not do. */
export const METHODOLOGY = `We keep a record of what was claimed, by whom, and what we can stand behind. This page says how a claim gets into that record, how its evidence is weighed, and what the words on its page mean.

## What we check

A claim is one statement that can be attributed and checked: somebody said that something is, was or happened. We write it in our own words, and where we have them we keep the words of whoever said it, in their language. Opinions, and predictions that nothing could settle yet, are not claims in this sense.

Each claim has the party that it goes back to (the *speaker*), the day on which it was said, and the parties that it *concerns*: those whose own word could settle it, because it costs them something or because only they can know.

## Links are not voices

Ten articles can rest on one sentence by one person. So we do not count how often something was repeated. We follow each source back to the voice that it rests on, and call that voice its **origin**.

- A source that cites, translates or reprints another one adds a **link**, and never a voice.
- A source whose origin nobody knows is shown as such, and counts for nothing.
- Silence is not an answer. A party that did not reply has neither confirmed nor denied anything.

The page of a claim shows how many links and how many origins there are, and a picture of which leads to which.

## What counts as independent

Two parties that answer to the same power speak with one voice. A minister and the government, a company and the newspaper that it owns, an office and its spokesperson are **one side**, and we record what ties them, with the days on which it held. An origin is *independent* when nothing of this kind ties it to the speaker. People whom a publisher does not name count as one side among themselves: two such reports may come from one person.

Some ties are told and yet make nobody one side: a statistics office, a court, a central bank or an auditor that is free by law in what it publishes, an ally, a member, or somebody who was paid.

## What the marks mean

**Confirmed.** Somebody without ties to the speaker backs it: the other side, an official record, or witnesses who do not depend on each other. Or the act itself is on record: the ruling, the decree, the recording.

**Unilateral.** So far it rests on one side or on one voice, however many repeat it. It may be true. Nobody who is independent has shown that it is.

**Disputed.** Somebody known contradicts it. The page says which way the evidence leans: for the claim, against it, both ways (then place, day or definition need another look), or neither, when it is word against word.

**Unreviewed.** Nobody known stands behind it, or it was taken over from elsewhere and no reviewer of ours has looked at it.

A claim that we no longer stand behind is **retracted**. Its page stays, with the reason.

## How a decision is made

1. An editor logs the claim, links its sources, and says of each on whose word it rests.
2. Where a party's own word could settle the claim, we ask it for comment, and the page says what we asked and what came of it.
3. A reviewer who did not write the claim and did not change its evidence decides it. The system that we use refuses everything else.
4. Rules that are the same for every claim say what the evidence suggests. The reviewer can decide otherwise, and then has to say why. The page shows that reason, and says that it is an editor's judgement.
5. A decision that stands *above* what the evidence suggests needs the signature of a second reviewer.

The page says by how many people a decision was signed. It does not name them.

## As of

Every decision holds for a day: **as of 26 December 2025** means that nothing later has been taken into account. Each decision also sets a day on which we look again. When that day has passed and nobody has looked, the page says so.

## What we withhold

Sometimes a source has to be protected. Evidence that is withheld is absent from everything public, also from the counts on the page. The page says how many pieces were withheld, and in a word why: safety, confidentiality, privacy or law.

## What would change our mind

Each page lists what would move its status: who has not been heard, which origin has still to be found, which record would settle it. If you have something of that kind, or see a mistake, please [report it](/report). How we put mistakes right is told in our [corrections policy](/corrections-policy).

## Non-partisanship

The same rules hold for every speaker. Which side somebody is on matters in one way only: whether their word is independent of the word that is being checked.
`;
