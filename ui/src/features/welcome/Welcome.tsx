import { useEffect, useId, useRef, useState } from "react";
import { Button } from "../../components/Button";
import { keepTabInside } from "../../components/Dialog";
import { ToldHere } from "../../components/ToldHere";
import { useText } from "../../l10n/l10n";
import { useClient, useView } from "../../studio/hooks";
import mark from "../../vitrine.svg";
import { LanguageChoice } from "../settings/Look";
import { goTo } from "../shell/route";
import { DestinationStep } from "./DestinationStep";
import { CameraStep, MicrophoneStep, ScreenStep } from "./DeviceSteps";
import { Done } from "./Done";
import { LeaveDialog } from "./LeaveDialog";
import { ProductStep } from "./ProductStep";
import { type Place, placeAfter, placeBefore, STEPS } from "./steps";
import styles from "./Welcome.module.css";

/** The first start: from nothing to a practice in five steps, each of which may be skipped. */
export function Welcome() {
  const text = useText();
  const client = useClient();
  const isConnected = useView(view => view.connection === "connected");
  const dialog = useRef<HTMLDialogElement>(null);
  const [place, setPlace] = useState<Place>("camera");
  const [isLeaving, setIsLeaving] = useState(false);
  /** The form that Next submits, where a step has one open; it goes on by itself once it is done. */
  const [form, setForm] = useState<string | null>(null);
  const titleId = useId();

  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useFocusOnPlace(place, titleId);

  const goOn = () => setPlace(placeAfter(place));
  const finish = async (withPractice: boolean) => {
    if (!(await client.ask({ ask: "finish_welcome" }))) return;
    goTo("live");
    if (withPractice) void client.command({ do: "start_practice" });
  };

  return (
    <>
      <dialog
        ref={dialog}
        className={styles.welcome}
        aria-modal="true"
        aria-label={text("welcome")}
        onCancel={event => {
          event.preventDefault();
          setIsLeaving(true);
        }}
        onKeyDown={event => keepTabInside(event, dialog.current)}
      >
        <header className={styles.head}>
          <img src={mark} alt="" className={styles.mark} />
          <strong className={styles.name}>{text("welcome")}</strong>
          <LanguageChoice />
        </header>
        <fieldset disabled={!isConnected}>
          <div className={styles.stage}>
            {place === "camera" && <CameraStep titleId={titleId} />}
            {place === "microphone" && <MicrophoneStep titleId={titleId} />}
            {place === "screen" && <ScreenStep titleId={titleId} />}
            {/* These two stay where they are, so that what was typed is still there after Back. */}
            <DestinationStep
              titleId={titleId}
              isShown={place === "destination"}
              onForm={setForm}
              onDone={goOn}
            />
            <ProductStep
              titleId={titleId}
              isShown={place === "product"}
              onForm={setForm}
              onDone={goOn}
            />
            {place === "done" && <Done titleId={titleId} onFinish={finish} />}
          </div>
          <div className={styles.told}>
            {isConnected ? (
              <ToldHere key={place} />
            ) : (
              <p role="alert" className={styles.lost}>
                {text("disconnected")} · {text("disconnected-hint")}
              </p>
            )}
          </div>
          <footer className={styles.foot}>
            <div>
              {place !== "camera" && (
                <Button look="quiet" onClick={() => setPlace(placeBefore(place))}>
                  {text("welcome-back")}
                </Button>
              )}
            </div>
            <Dots place={place} />
            <div className={styles.onward}>
              {place !== "done" && (
                <>
                  <Button look="quiet" onClick={goOn}>
                    {text("welcome-skip")}
                  </Button>
                  {form ? (
                    <Button look="primary" type="submit" form={form}>
                      {text("welcome-next")}
                    </Button>
                  ) : (
                    <Button look="primary" onClick={goOn}>
                      {text("welcome-next")}
                    </Button>
                  )}
                </>
              )}
            </div>
          </footer>
        </fieldset>
      </dialog>
      {isLeaving && (
        <LeaveDialog onStay={() => setIsLeaving(false)} onLeave={() => void finish(false)} />
      )}
    </>
  );
}

/** A new step is read out from its heading, and Tab goes on from there. */
function useFocusOnPlace(place: Place, titleId: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: every new place moves the focus.
  useEffect(() => {
    document.getElementById(titleId)?.focus();
  }, [place, titleId]);
}

function Dots({ place }: { place: Place }) {
  const text = useText();
  const at = place === "done" ? STEPS.length : STEPS.indexOf(place);
  const words =
    place === "done"
      ? text("welcome-done")
      : text("welcome-step", { step: at + 1, steps: STEPS.length });
  return (
    <div className={styles.dots} role="img" aria-label={words}>
      {STEPS.map((step, index) => (
        <span
          key={step}
          className={styles.dot}
          data-state={index === at ? "now" : index < at ? "past" : undefined}
        />
      ))}
    </div>
  );
}
