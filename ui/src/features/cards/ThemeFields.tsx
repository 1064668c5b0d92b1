import type { ThemeDraft } from "../../bindings/ThemeDraft";
import { Field, Select } from "../../components/Field";
import { useText } from "../../l10n/l10n";
import { useSetup } from "../../studio/hooks";
import { ColourField } from "./ColourField";
import { LogoField } from "./LogoField";
import styles from "./ThemePanel.module.css";
import { COLOUR_GROUPS, CORNERS } from "./theme";

interface ThemeFieldsProps {
  draft: ThemeDraft;
  /** Where the logo can be had. */
  logo: string | null;
  canEdit: boolean;
  onChange(change: Partial<ThemeDraft>): void;
}

export function ThemeFields({ draft, logo, canEdit, onChange }: ThemeFieldsProps) {
  const text = useText();
  const { fonts } = useSetup();
  const font = (field: "heading" | "body") => (
    <Select
      label={text(`cards-${field}`)}
      value={draft[field]}
      onChange={event => onChange({ [field]: event.currentTarget.value })}
    >
      {(fonts.includes(draft[field]) ? fonts : [draft[field], ...fonts]).map(family => (
        <option key={family}>{family}</option>
      ))}
    </Select>
  );
  return (
    <fieldset disabled={!canEdit}>
      <Field
        label={text("cards-name")}
        value={draft.name}
        required
        maxLength={80}
        autoComplete="off"
        onChange={event => onChange({ name: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        {font("heading")}
        {font("body")}
      </div>
      <div className={styles.pair}>
        <Slider
          label={text("cards-roundness")}
          words={text("cards-percent", { percent: Math.round(draft.roundness * 100) })}
          value={draft.roundness}
          min={0}
          max={2}
          step={0.1}
          onSlide={roundness => onChange({ roundness })}
        />
        <Slider
          label={text("cards-opacity")}
          words={text("cards-percent", { percent: Math.round(draft.panel_opacity * 100) })}
          value={draft.panel_opacity}
          min={0.5}
          max={1}
          step={0.01}
          onSlide={panel_opacity => onChange({ panel_opacity })}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={text("cards-corner")}
          value={draft.corner ?? ""}
          onChange={event => {
            const { value } = event.currentTarget;
            onChange({ corner: CORNERS.find(corner => corner === value) ?? null });
          }}
        >
          <option value="">{text("cards-corner-drawn")}</option>
          {CORNERS.map(corner => (
            <option key={corner} value={corner}>
              {text(`cards-corner-${corner}`)}
            </option>
          ))}
        </Select>
        <LogoField file={draft.logo} address={logo} onChange={file => onChange({ logo: file })} />
      </div>
      {COLOUR_GROUPS.map(({ group, roles }) => (
        <section key={group} className={styles.group} aria-label={text(`cards-group-${group}`)}>
          <h3 className={styles.groupName}>{text(`cards-group-${group}`)}</h3>
          <div className={styles.colours}>
            {roles.map(role => (
              <ColourField
                key={role}
                label={text(`cards-colour-${role}`)}
                colour={draft.colours[role] ?? "#000000"}
                onChange={colour => onChange({ colours: { ...draft.colours, [role]: colour } })}
              />
            ))}
          </div>
        </section>
      ))}
    </fieldset>
  );
}

interface SliderProps {
  label: string;
  /** The value as people read it. */
  words: string;
  value: number;
  min: number;
  max: number;
  step: number;
  onSlide(value: number): void;
}

function Slider({ label, words, value, onSlide, ...range }: SliderProps) {
  return (
    <label className={styles.slider}>
      <span className={styles.sliderHead}>
        <span>{label}</span>
        <span aria-hidden="true">{words}</span>
      </span>
      <input
        type="range"
        value={value}
        aria-label={label}
        aria-valuetext={words}
        onChange={event => onSlide(event.currentTarget.valueAsNumber)}
        {...range}
      />
    </label>
  );
}
