import { memo, useId } from "react";
import type { Segment } from "../../../bindings/Segment";
import type { SegmentId } from "../../../bindings/SegmentId";
import { Button, IconButton } from "../../../components/Button";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import { clockFace } from "../../../l10n/time";
import { parseDuration } from "../rundown/duration";
import type { SegmentChange } from "../rundown/pending";
import type { ProductsById } from "../rundown/RundownRow";
import { useDraft } from "../useDraft";
import { ChoiceField, ColourField, DraftField } from "./fields";
import styles from "./ItemDetails.module.css";
import { ItemProducts } from "./ItemProducts";
import { OfferFields } from "./OfferFields";

interface ItemDetailsProps {
  segment: Segment | undefined;
  products: ProductsById;
  isOnAir: boolean;
  isLocked: boolean;
  onUnlock(): void;
  onClose(): void;
  onChange(id: SegmentId, change: SegmentChange): Promise<boolean>;
  onDraftLength(id: SegmentId, durationMs: number | null): void;
  onPickProducts(id: SegmentId): void;
}

/** Everything of the selected item, with room to write. */
export const ItemDetails = memo(function ItemDetails(props: ItemDetailsProps) {
  const { segment, isOnAir, isLocked } = props;
  const text = useText();
  const headingId = useId();
  return (
    <section className={styles.panel} aria-labelledby={headingId}>
      <header className={styles.head}>
        <h2 id={headingId} className={styles.heading}>
          {text("schedule-item")}
        </h2>
        <IconButton icon="close" label={text("schedule-panel-close")} onClick={props.onClose} />
      </header>
      {segment ? (
        <div className={styles.body}>
          {isOnAir && <OnAirNote isLocked={isLocked} onUnlock={props.onUnlock} />}
          <fieldset disabled={isLocked} aria-label={segment.title}>
            <Facts {...props} segment={segment} />
          </fieldset>
        </div>
      ) : (
        <p className={styles.nothing}>{text("schedule-item-none")}</p>
      )}
    </section>
  );
});

function OnAirNote({ isLocked, onUnlock }: { isLocked: boolean; onUnlock(): void }) {
  const text = useText();
  return (
    <div className={styles.onAir}>
      <p className={styles.onAirTitle}>
        <Icon name={isLocked ? "lock" : "live"} />
        {text(isLocked ? "schedule-locked" : "schedule-unlocked")}
      </p>
      <p>{text("schedule-locked-meaning")}</p>
      {isLocked && (
        <Button size="s" onClick={onUnlock}>
          {text("schedule-edit-anyway")}
        </Button>
      )}
    </div>
  );
}

function Facts(props: ItemDetailsProps & { segment: Segment }) {
  const { segment, products, onDraftLength } = props;
  const text = useText();
  const change = (next: SegmentChange) => props.onChange(segment.id, next);
  return (
    <>
      <DraftField
        label={text("schedule-column-title")}
        value={segment.title}
        maxLength={200}
        onCommit={title => change({ title })}
      />
      <div className={styles.pair}>
        <DraftField
          label={text("schedule-column-cue")}
          value={segment.cue}
          maxLength={20}
          onCommit={cue => change({ cue })}
        />
        <DraftField
          label={text("schedule-column-duration")}
          value={clockFace(segment.duration)}
          placeholder="2:30"
          isValid={typed => parseDuration(typed) !== null}
          wrong={text("schedule-duration-wrong")}
          onDraft={typed => onDraftLength(segment.id, typed === null ? null : parseDuration(typed))}
          onCommit={typed => {
            const duration = parseDuration(typed);
            return duration === null ? Promise.resolve(false) : change({ duration });
          }}
        />
      </div>
      <div className={styles.pair}>
        <ChoiceField column="kind" segment={segment} onChange={change} />
        <ChoiceField column="scene" segment={segment} onChange={change} />
      </div>
      <div className={styles.pair}>
        <ChoiceField column="card" segment={segment} onChange={change} />
        <ChoiceField column="end_action" segment={segment} onChange={change} />
      </div>
      <Notes note={segment.note} onCommit={note => change({ note })} />
      <ItemProducts
        segment={segment}
        products={products}
        onChange={change}
        onPick={() => props.onPickProducts(segment.id)}
      />
      <OfferFields segment={segment} products={products} onChange={change} />
      <ColourField segment={segment} onChange={change} />
    </>
  );
}

function Notes({ note, onCommit }: { note: string; onCommit(note: string): Promise<boolean> }) {
  const text = useText();
  const id = useId();
  const draft = useDraft({ value: note, onCommit });
  return (
    <div className={styles.notes}>
      <label htmlFor={id} className={styles.label}>
        {text("schedule-notes")}
      </label>
      <textarea
        id={id}
        className={styles.area}
        rows={6}
        maxLength={20_000}
        placeholder={text("schedule-notes-placeholder")}
        value={draft.text}
        onChange={event => draft.setText(event.currentTarget.value)}
        onBlur={() => void draft.commit()}
        onKeyDown={event => {
          // Enter begins a new line here; Ctrl+Enter commits as in every other large field.
          const isCommit = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (isCommit || event.key === "Escape") draft.onKey(event);
        }}
      />
    </div>
  );
}
