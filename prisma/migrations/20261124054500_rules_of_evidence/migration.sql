-- A response: an answer comes after its question, and only somebody who spoke has one.
ALTER TABLE response
  ADD CONSTRAINT response_answers_its_question CHECK ("repliedOn" >= "askedOn"),
  ADD CONSTRAINT response_is_due_after_it_was_asked CHECK (deadline >= "askedOn"),
  ADD CONSTRAINT response_replied CHECK (
    ("outcome" IS NOT NULL AND "outcome" NOT IN ('no_reply', 'unreachable')) OR ("repliedOn" IS NULL AND answer IS NULL)
  ),
  ADD CONSTRAINT response_question_length CHECK (char_length(question) BETWEEN 1 AND 5000),
  ADD CONSTRAINT response_answer_length CHECK (char_length(answer) BETWEEN 1 AND 5000);

-- Every decision is made beside what the evidence suggests, and says when to look again. Older ones were made before anything was suggested.
ALTER TABLE decision
  ADD CONSTRAINT decision_knows_the_suggestion CHECK ("suggestedStatus" IS NOT NULL) NOT VALID,
  ADD CONSTRAINT decision_rechecked CHECK ("recheckOn" IS NOT NULL) NOT VALID;

ALTER TABLE proposal
  ADD CONSTRAINT proposal_decides CHECK (status <> 'unreviewed'),
  ADD CONSTRAINT proposal_balance CHECK ((status = 'disputed') = (balance IS NOT NULL));

ALTER TABLE newsroom
  ADD CONSTRAINT newsroom_recheck_days CHECK (
    "recheckConfirmedDays" BETWEEN 1 AND 3650 AND "recheckUnilateralDays" BETWEEN 1 AND 3650 AND "recheckDisputedDays" BETWEEN 1 AND 3650
  );

ALTER TABLE claim ADD CONSTRAINT claim_news_since CHECK ((news IS NULL) = ("newsSince" IS NULL));

-- What was published before there were rechecks is looked at again after the usual time.
UPDATE publication SET "recheckOn" =
  ("updatedAt" AT TIME ZONE 'UTC')::date + CASE status WHEN 'confirmed' THEN 365 WHEN 'disputed' THEN 30 ELSE 7 END
WHERE status IS NOT NULL AND status <> 'unreviewed';
