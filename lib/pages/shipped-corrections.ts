/** Readers are shown it until the newsroom has written its own. It says nothing that the application does not do. */
export const CORRECTIONS_POLICY = `We make mistakes, and what is known changes. Nothing that we have published is changed in silence.

## How to report an error

At the end of every page there is a link, [Report an error](/report). It opens a form that needs no account. Say what is wrong and, where you can, how you know.

You can leave an e-mail address so that we can answer. It is never shown in public, and it is deleted 90 days after your report has been dealt with. We do not store the network address from which a report was sent; against floods of reports we keep, for a day, a code that is made from it with a secret key.

Everybody in our newsroom sees the reports. The oldest come first, and each is closed with what came of it.

## What happens then

If a published claim may be wrong, an editor opens it again. The page stays as it is while we look. A reviewer who did not write the claim then decides it anew, and the page changes with that decision.

## The kinds of correction

**Correction.** What we said was wrong.

**Clarification.** What we said was right and could be misread.

**Update.** What is known has changed: new evidence, an answer, somebody who took their word back.

**Retraction.** We no longer stand behind it. The page stays, and begins with the reason.

## How corrections are shown

A version of a claim is never changed once it has been published. A correction makes a new version, which says what kind of correction it is, what was said, what is said now, and why. The earlier versions can still be read, each as it was. Only evidence that has to be protected from then on is not told again.

Putting right a spelling that changes nothing in what is said is a new version, too.

## If you disagree with us

Tell us by the same form. What a page says of a claim is only changed by a reviewer, with reasons that everybody can read. Whoever is the subject of a claim has the same right to have an error corrected as everybody else.
`;
