import { useEffect, useState } from "react";
import type { OpenQuestion } from "../../bindings/OpenQuestion";
import type { ShowId } from "../../bindings/ShowId";
import { useClient } from "../../studio/hooks";

/** What nobody has answered yet, of a show's products or of all, kept up to date; `null` until it is here. */
export function useOpenQuestions(show: ShowId | null): readonly OpenQuestion[] | null {
  const client = useClient();
  const [questions, setQuestions] = useState<readonly OpenQuestion[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async () => {
      const answer = await client.query({ ask: "open_questions", show });
      if (isCurrent && answer?.answer === "open_questions") setQuestions(answer.questions);
    };
    void load();
    const stop = client.onEvent(what => {
      if (what.event === "dossier_changed" || what.event === "catalogue_changed") void load();
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [client, show]);
  return questions;
}
