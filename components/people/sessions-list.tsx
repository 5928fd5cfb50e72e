"use client";

import { useRouter } from "next/navigation";
import { RefusalSummary } from "#components/people/refusal-summary";
import { useAnswer } from "#components/people/use-answer";
import { Button } from "#components/ui/button";
import { Badge } from "#components/ui/chip";
import { Age, Moment } from "#components/ui/time";
import { endOwnSession } from "#lib/people/actions";
import type { OpenSession } from "#lib/people/rows";

export function SessionsList({ sessions, timeZone, now }: { sessions: readonly OpenSession[]; timeZone: string; now: string }) {
  const router = useRouter();
  const { send, thenShow, pending, refusal, sent } = useAnswer(endOwnSession);

  async function signOut(id: string) {
    await send({ id });
    thenShow(() => router.refresh());
  }

  return (
    <div className="grid gap-3">
      <RefusalSummary key={sent} refusal={refusal} title="That session was not signed out" />
      <ul className="border-t border-rule">
        {sessions.map(({ id, browser, since, lastSeen, isThisOne }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-rule py-3">
            <div className="me-auto grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {browser} {isThisOne && <Badge tone="strong">this one</Badge>}
              </p>
              <p className="text-sm text-soft">
                Signed in <Moment at={since} timeZone={timeZone} />
                {isThisOne ? (
                  ""
                ) : (
                  <>
                    {" · last seen "}
                    <Age from={lastSeen} now={now} timeZone={timeZone} />
                    {" ago"}
                  </>
                )}
              </p>
            </div>
            {isThisOne ? (
              <form method="post" action="/sign-out">
                <Button kind="alternative" size="sm" type="submit">
                  Sign out here
                </Button>
              </form>
            ) : (
              <Button
                kind="alternative"
                size="sm"
                pending={pending}
                onClick={() => signOut(id)}
                aria-label={`Sign out ${browser}, last seen ${lastSeen.slice(0, 10)}`}
              >
                Sign out
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
