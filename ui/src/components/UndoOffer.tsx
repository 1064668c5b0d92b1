import { createContext, type ReactNode, use, useCallback, useEffect, useState } from "react";
import { useText } from "../l10n/l10n";
import { Button, IconButton } from "./Button";
import styles from "./UndoOffer.module.css";

export type Undo = () => Promise<unknown>;

interface Offer {
  words: string;
  undo: Undo;
}

/** Long enough to read it and to reach for it; the undo buttons stay for longer. */
const STAYS_MS = 12_000;

const OfferContext = createContext<(words: string, undo: Undo) => void>(() => {});

/** Says that something is gone, with the way to get it back. */
export function useOfferUndo(): (words: string, undo: Undo) => void {
  return use(OfferContext);
}

export function UndoOffers({ children }: { children: ReactNode }) {
  const [offer, setOffer] = useState<Offer | null>(null);
  const give = useCallback((words: string, undo: Undo) => setOffer({ words, undo }), []);
  const close = useCallback(() => setOffer(null), []);
  return (
    <OfferContext value={give}>
      {children}
      <div role="status" className={styles.place}>
        {offer && <OfferBar offer={offer} onClose={close} />}
      </div>
    </OfferContext>
  );
}

function OfferBar({ offer, onClose }: { offer: Offer; onClose(): void }) {
  const text = useText();
  const [isHeld, setIsHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    // Counted anew for each offer.
    const timer = setTimeout(onClose, offer ? STAYS_MS : 0);
    return () => clearTimeout(timer);
  }, [isHeld, offer, onClose]);
  const undo = () => {
    onClose();
    void offer.undo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only keeps it from leaving.
    <div
      className={styles.bar}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <span className={styles.words}>{offer.words}</span>
      <Button size="s" icon="undo" onClick={undo}>
        {text("undo")}
      </Button>
      <IconButton icon="close" label={text("dismiss")} onClick={onClose} />
    </div>
  );
}
