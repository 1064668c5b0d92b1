import type { CardTemplateId } from "../../bindings/CardTemplateId";
import { keepFocusAway } from "../../components/Button";
import { useText } from "../../l10n/l10n";
import { useClient, useSetup, useShow } from "../../studio/hooks";
import { isRunning } from "../../studio/timers";
import { lackWords } from "../cards/lacks";
import { templateName } from "../cards/templates";
import styles from "./TemplateSwitch.module.css";

/** Where on the picture a template stands: x, y, width and height on a picture of 32 by 18. */
const PLACES: Record<CardTemplateId, readonly [number, number, number, number]> = {
  "lower-third": [4, 11, 19, 4],
  "side-card": [20, 3, 8, 12],
  "product-page": [4, 3, 24, 12],
  "price-tag": [20, 11, 8, 4],
};

/** The shapes that every product has; the others are in a list. */
const AS_BUTTONS = 4;

/** Puts the card on in another shape, or puts it on in this one. */
export function TemplateSwitch() {
  const text = useText();
  const client = useClient();
  const { templates } = useSetup();
  const show = useShow();
  const { card, current } = show.state.live;
  // None fits without a product in focus, and then it is the show that says what can be done.
  const fits = (template: CardTemplateId) =>
    show.fitting_cards.length === 0 || show.fitting_cards.includes(template);
  const others = templates.slice(AS_BUTTONS);
  const canShow = isRunning(show) && (card !== null || typeof current?.product === "number");
  return (
    <div role="group" aria-label={text("products-template")} className={styles.templates}>
      {templates.slice(0, AS_BUTTONS).map(template => {
        const name = templateName(template, text);
        return (
          <button
            key={template}
            type="button"
            className={styles.template}
            disabled={!canShow || !fits(template)}
            aria-pressed={card?.template === template}
            aria-label={name}
            title={fits(template) ? name : `${name}: ${lackWords(template, text)}`}
            onMouseDown={keepFocusAway}
            onClick={() => client.command({ do: "show_card", template })}
          >
            <TemplateDiagram template={template} />
          </button>
        );
      })}
      {others.length > 0 && (
        <select
          className={styles.others}
          aria-label={text("products-template-others")}
          title={text("products-template-others")}
          disabled={!canShow}
          value={others.find(template => template === card?.template) ?? ""}
          onChange={event => {
            const template = event.currentTarget.value;
            if (template) void client.command({ do: "show_card", template });
          }}
        >
          <option value="">{text("products-template-more")}</option>
          {others.filter(fits).map(template => (
            <option key={template} value={template}>
              {templateName(template, text)}
            </option>
          ))}
          {!others.every(fits) && (
            <optgroup label={text("products-template-lacking")}>
              {others
                .filter(template => !fits(template))
                .map(template => (
                  <option key={template} value={template} disabled>
                    {text("products-template-lacks", {
                      template: templateName(template, text),
                      why: lackWords(template, text),
                    })}
                  </option>
                ))}
            </optgroup>
          )}
        </select>
      )}
    </div>
  );
}

function TemplateDiagram({ template }: { template: CardTemplateId }) {
  const [x, y, width, height] = PLACES[template] ?? [10, 6, 12, 6];
  return (
    <svg viewBox="0 0 32 18" className={styles.diagram} aria-hidden="true">
      <rect x="0.75" y="0.75" width="30.5" height="16.5" rx="2.5" className={styles.frame} />
      <rect x={x} y={y} width={width} height={height} rx="1" className={styles.card} />
    </svg>
  );
}
