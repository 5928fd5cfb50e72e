/** Readers are shown it until the newsroom has written its own. Nothing is made up: what is not known is said not to be there. */
export const ABOUT = `This is a newsroom's record of claims: what was claimed, by whom, on whose word, and what the newsroom can stand behind. Everything in it can be read without an account.

## How we work

How claims are chosen, weighed and decided is told in our [methodology](/methodology). How mistakes are put right is told in our [corrections policy](/corrections-policy). Nobody decides a claim that they wrote, and every decision is shown with its reasons.

## Who we are

The newsroom has not yet said here who works in it, who is responsible for what is published, or where it is registered.

## Who pays for it

The newsroom has not yet said here how it is funded, or by whom.

## Non-partisanship

The newsroom has not yet said here what it asks of its people about parties, campaigns and interests of their own. The rules by which evidence is weighed are the same for every speaker.

## How to reach us

If something on a page is wrong, [report an error](/report): the form needs no account. The newsroom has not yet named another way to reach it here.
`;
