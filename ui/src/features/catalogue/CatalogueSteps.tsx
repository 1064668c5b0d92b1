import { useCallback, useEffect, useState } from "react";
import { IconButton } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { useClient } from "../../studio/hooks";

interface Steps {
  undo: string | null;
  redo: string | null;
}

/** Takes the last change of the catalogue back, or makes it again: an edit, a deletion, a whole file. */
export function CatalogueSteps() {
  const text = useText();
  const client = useClient();
  const { undo, redo } = useSteps();
  return (
    <>
      <IconButton
        icon="undo"
        label={undo ?? text("undo")}
        disabled={undo === null}
        onClick={() => client.ask({ ask: "undo_catalogue" })}
      />
      <IconButton
        icon="redo"
        label={redo ?? text("redo")}
        disabled={redo === null}
        onClick={() => client.ask({ ask: "redo_catalogue" })}
      />
    </>
  );
}

/** What can be undone now, asked for again whenever the catalogue changes. */
function useSteps(): Steps {
  const client = useClient();
  const [steps, setSteps] = useState<Steps>({ undo: null, redo: null });
  const load = useCallback(async () => {
    const answer = await client.query({ ask: "catalogue_steps" });
    if (answer?.answer === "catalogue_steps") setSteps(answer);
  }, [client]);
  useEffect(() => {
    void load();
    return client.onEvent(what => what.event === "catalogue_changed" && void load());
  }, [client, load]);
  return steps;
}
