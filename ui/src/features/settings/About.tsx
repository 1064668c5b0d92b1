import { useEffect, useState } from "react";
import { version } from "../../../package.json";
import type { Finding } from "../../bindings/Finding";
import { Button, IconButton } from "../../components/Button";
import { Icon, type IconName } from "../../components/Icon";
import { useText } from "../../l10n/l10n";
import { useClient, useShow } from "../../studio/hooks";
import mark from "../../vitrine.svg";
import styles from "./About.module.css";
import { Page } from "./Page";

/** What Vitrine is, and whether this computer has all it needs. */
export function About() {
  const text = useText();
  return (
    <Page title={text("settings-about")} lead={text("about-lead")}>
      <div className={styles.about}>
        <img src={mark} alt="" className={styles.mark} />
        <div>
          <p className={styles.name}>
            <strong>Vitrine</strong> <span>{text("about-version", { version })}</span>
          </p>
          <p className={styles.licence}>{text("about-licence")}</p>
        </div>
      </div>
      <Doctor />
    </Page>
  );
}

type Examination = { state: "none" | "running" } | { state: "done"; findings: Finding[] };

function Doctor() {
  const text = useText();
  const client = useClient();
  const isLive = useShow().state.live.phase === "live";
  const [examination, setExamination] = useState<Examination>({ state: "none" });
  const isRunning = examination.state === "running";
  const examine = async () => {
    setExamination({ state: "running" });
    const response = await client.query({ ask: "doctor" });
    setExamination(
      response?.answer === "doctor"
        ? { state: "done", findings: response.findings }
        : { state: "none" },
    );
  };
  return (
    <section className={styles.doctor} aria-labelledby="doctor-title" aria-busy={isRunning}>
      <header className={styles.head}>
        <div>
          <h2 id="doctor-title">{text("doctor-title")}</h2>
          <p className={styles.lead}>{text(isLive ? "doctor-live" : "doctor-lead")}</p>
        </div>
        <Button disabled={isLive || isRunning} onClick={() => void examine()}>
          {text(examination.state === "done" ? "doctor-again" : "doctor-run")}
        </Button>
      </header>
      <div role="status">
        {isRunning && (
          <div className={styles.running}>
            <progress className={styles.progress} aria-label={text("doctor-running")} />
            <p>{text("doctor-running")}</p>
          </div>
        )}
        {examination.state === "done" && <Verdict findings={examination.findings} />}
      </div>
      {examination.state === "done" && <Findings findings={examination.findings} />}
    </section>
  );
}

function Verdict({ findings }: { findings: readonly Finding[] }) {
  const text = useText();
  const missing = findings.filter(finding => finding.state === "missing").length;
  return (
    <p className={styles.verdict} data-state={missing > 0 ? "missing" : "good"}>
      <Icon name={missing > 0 ? "alert" : "check"} size="1.3em" />
      {missing > 0 ? text("doctor-ill", { count: missing }) : text("doctor-healthy")}
    </p>
  );
}

const ORDER = { missing: 0, optional: 1, good: 2 } as const;
const STATE_ICON = { missing: "alert", optional: "info", good: "check" } as const satisfies Record<
  Finding["state"],
  IconName
>;

/** What can be done something about stands open; what nobody has to act on is folded away. */
function Findings({ findings }: { findings: readonly Finding[] }) {
  const text = useText();
  const isToDo = ({ state, remedy }: Finding) =>
    state === "missing" || (state === "optional" && remedy !== "");
  const toDo = findings.filter(isToDo).sort((a, b) => ORDER[a.state] - ORDER[b.state]);
  const optional = findings.filter(each => each.state === "optional" && !isToDo(each));
  const good = findings.filter(each => each.state === "good");
  return (
    <>
      <FindingList findings={toDo} />
      {optional.length > 0 && (
        <details className={styles.folded}>
          <summary>{text("doctor-optional-count", { count: optional.length })}</summary>
          <FindingList findings={optional} />
        </details>
      )}
      <details className={styles.folded}>
        <summary>{text("doctor-good-count", { count: good.length })}</summary>
        <FindingList findings={good} />
      </details>
    </>
  );
}

function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul>
      {findings.map(finding => (
        <FindingLine key={`${finding.name} ${finding.detail}`} finding={finding} />
      ))}
    </ul>
  );
}

function FindingLine({ finding }: { finding: Finding }) {
  const text = useText();
  return (
    <li className={styles.finding} data-state={finding.state}>
      <Icon name={STATE_ICON[finding.state]} size="1.2em" />
      <span className={styles.what}>
        <strong>{finding.name}</strong>
        <span className={styles.state}>{text(`doctor-state-${finding.state}`)}</span>
      </span>
      <span className={styles.detail}>
        {finding.detail}
        {finding.remedy && <span className={styles.remedy}>{finding.remedy}</span>}
      </span>
      {finding.remedy && <Copy words={finding.remedy} />}
    </li>
  );
}

const COPIED_FOR_MS = 2_000;

function Copy({ words }: { words: string }) {
  const text = useText();
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => void navigator.clipboard?.writeText(words).then(() => setIsCopied(true));
  return (
    <>
      <IconButton
        icon={isCopied ? "check" : "copy"}
        label={text("doctor-copy", { remedy: words })}
        onClick={copy}
      />
      <span role="status" className="visually-hidden">
        {isCopied ? text("doctor-copied") : ""}
      </span>
    </>
  );
}
