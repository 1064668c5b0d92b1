import { useEffect } from "react";
import type { Fix } from "../../bindings/Fix";
import type { PreflightCheck } from "../../bindings/PreflightCheck";
import type { PreflightView } from "../../bindings/PreflightView";
import type { Verdict } from "../../bindings/Verdict";
import { Button } from "../../components/Button";
import { Icon, type IconName } from "../../components/Icon";
import { type MessageId, useText } from "../../l10n/l10n";
import { useClient, useSetup, useSnapshot } from "../../studio/hooks";
import styles from "./Preflight.module.css";

const VERDICT: Record<Verdict, { icon: IconName; word: MessageId }> = {
  waiting: { icon: "info", word: "preflight-waiting" },
  good: { icon: "check", word: "preflight-good" },
  warns: { icon: "alert", word: "preflight-warns" },
  fails: { icon: "alert", word: "preflight-fails" },
  untested: { icon: "info", word: "preflight-untested" },
};

/** Where a fix leads; `null` is done on the spot. */
const FIX: Record<Fix, { word: MessageId; hash: string | null }> = {
  devices: { word: "fix-devices", hash: "#/settings/devices" },
  unmute: { word: "fix-unmute", hash: null },
  destinations: { word: "fix-destinations", hash: "#/settings/destinations" },
  quality: { word: "fix-quality", hash: "#/settings/quality" },
  recording: { word: "fix-recording", hash: "#/settings/recording" },
  rundown: { word: "fix-rundown", hash: "#/schedule" },
  catalogue: { word: "fix-catalogue", hash: "#/catalogue" },
};

/** Looks at everything as long as somebody asks to go live; `null` before the first word of it. */
export function usePreflight(): PreflightView | null {
  const client = useClient();
  useEffect(() => {
    void client.ask({ ask: "preflight" });
    return () => {
      void client.ask({ ask: "stop_preflight" });
    };
  }, [client]);
  return useSnapshot(snapshot => snapshot.preflight);
}

/** Each check with its light, what was found, and where it is put right. */
export function Preflight({ view, onLeave }: { view: PreflightView | null; onLeave(): void }) {
  const text = useText();
  const client = useClient();
  const checks = view?.checks ?? [];
  return (
    <section className={styles.preflight} aria-label={text("preflight-checks")}>
      <div className={styles.head}>
        <p className={styles.summary} role="status">
          <Summary view={view} />
        </p>
        <Button size="s" disabled={!view?.is_done} onClick={() => client.ask({ ask: "preflight" })}>
          {text("preflight-again")}
        </Button>
      </div>
      <ul className={styles.checks}>
        {checks.map(check => (
          <Check key={check.id} check={check} onLeave={onLeave} />
        ))}
      </ul>
    </section>
  );
}

function Summary({ view }: { view: PreflightView | null }) {
  const text = useText();
  const count = (verdict: Verdict) =>
    view?.checks.filter(check => check.verdict === verdict).length ?? 0;
  if (!view?.is_done) return text("preflight-summary-looking");
  if (count("fails") > 0) return text("preflight-summary-fails", { count: count("fails") });
  if (count("warns") > 0) return text("preflight-summary-warns", { count: count("warns") });
  return text("preflight-summary-good");
}

function Check({ check, onLeave }: { check: PreflightCheck; onLeave(): void }) {
  const text = useText();
  const { icon, word } = VERDICT[check.verdict];
  const isListening = check.verdict === "waiting" && check.id === "microphone";
  const waiting = text(isListening ? "preflight-waiting-microphone" : "preflight-waiting");
  return (
    <li className={styles.check} data-verdict={check.verdict} data-check={check.id}>
      <span className={styles.light} title={text(word)}>
        <Icon name={icon} />
        <span className="visually-hidden">{text(word)}</span>
      </span>
      <div className={styles.words}>
        <p>
          <strong className={styles.name}>{check.name}</strong>{" "}
          <span className={styles.message}>{check.message || waiting}</span>
        </p>
        {check.hint && <p className={styles.hint}>{check.hint}</p>}
      </div>
      {check.fix && <FixButton fix={check.fix} onLeave={onLeave} />}
    </li>
  );
}

function FixButton({ fix, onLeave }: { fix: Fix; onLeave(): void }) {
  const text = useText();
  const client = useClient();
  const strip = useSetup().strips.find(strip => strip.strip === "microphone");
  const { word, hash } = FIX[fix];
  const put = async () => {
    if (hash !== null) {
      onLeave();
      location.hash = hash;
    } else if (strip) {
      const { gain_db, delay_ms } = strip;
      const set = { ask: "set_strip", strip: strip.strip, gain_db, delay_ms } as const;
      if (await client.ask({ ...set, is_muted: false })) void client.ask({ ask: "preflight" });
    }
  };
  return (
    <Button size="s" onClick={() => void put()}>
      {text(word)}
    </Button>
  );
}
