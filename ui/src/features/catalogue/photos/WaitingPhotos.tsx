import { useEffect, useState } from "react";
import { Button } from "../../../components/Button";
import { useText } from "../../../l10n/l10n";
import { useClient } from "../../../studio/hooks";
import styles from "./Photos.module.css";
import { PhotosDialog } from "./PhotosDialog";

/** Says that files have named photos nobody has fetched, and leads to fetching them. */
export function WaitingPhotos() {
  const text = useText();
  const client = useClient();
  const [count, setCount] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const load = async () => {
      const answer = await client.query({ ask: "waiting_photos" });
      if (answer?.answer === "waiting_photos") setCount(answer.count);
    };
    void load();
    return client.onEvent(what => what.event === "catalogue_changed" && void load());
  }, [client]);
  return (
    <>
      {count > 0 && (
        <p className={styles.waiting}>
          {text("photos-waiting", { count })}
          <Button size="s" onClick={() => setIsOpen(true)}>
            {text("photos-open")}
          </Button>
        </p>
      )}
      {isOpen && <PhotosDialog count={count} onClose={() => setIsOpen(false)} />}
    </>
  );
}
