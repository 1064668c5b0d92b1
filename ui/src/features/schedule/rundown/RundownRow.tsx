import { memo } from "react";
import type { ProductId } from "../../../bindings/ProductId";
import type { ProductView } from "../../../bindings/ProductView";
import type { Segment } from "../../../bindings/Segment";
import { Icon } from "../../../components/Icon";
import { useText } from "../../../l10n/l10n";
import { clockFace } from "../../../l10n/time";
import { useClient } from "../../../studio/hooks";
import { templateName } from "../../cards/templates";
import { CellEditor, type EditorActions } from "./CellEditor";
import { COLUMN_NAMES, type ColumnId } from "./columns";
import styles from "./RundownTable.module.css";
import { ROW_REM } from "./useWindow";

export type Standing = "current" | "next" | "done" | "waiting";

export type ProductsById = ReadonlyMap<ProductId, ProductView>;

interface RundownRowProps {
  segment: Segment;
  /** Its place among all rows, from 0. */
  index: number;
  time: string;
  standing: Standing;
  isLocked: boolean;
  isSelected: boolean;
  isDragged: boolean;
  /** The cell that keys act on, when it is in this row. */
  active: ColumnId | null;
  /** The cell whose editor is open, when it is in this row. */
  editing: ColumnId | null;
  /** What the editor begins with instead of the value, when a letter opened it. */
  typed: string | null;
  columns: readonly ColumnId[];
  products: ProductsById;
  editor: EditorActions;
}

/** One item. Keys and clicks are taken by the table for all rows, so a row is only a picture. */
export const RundownRow = memo(function RundownRow(props: RundownRowProps) {
  const { segment, index, columns, active, editing, standing } = props;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus, one at a time.
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.isSelected}
      aria-current={standing === "current" ? "true" : undefined}
      className={styles.row}
      style={{ top: `${index * ROW_REM}rem` }}
      data-row={segment.id}
      data-standing={standing}
      data-skipped={segment.is_skipped || undefined}
      data-dragged={props.isDragged || undefined}
    >
      {columns.map((column, at) => (
        <div
          key={column}
          role="gridcell"
          aria-colindex={at + 1}
          tabIndex={active === column ? 0 : -1}
          className={styles.cell}
          data-column={column}
        >
          {editing === column ? (
            <CellEditor segment={segment} column={column} typed={props.typed} {...props.editor} />
          ) : (
            <CellContent {...props} column={column} />
          )}
        </div>
      ))}
    </div>
  );
});

function CellContent(props: RundownRowProps & { column: ColumnId }) {
  const { segment, column } = props;
  const text = useText();
  switch (column) {
    case "handle":
      return <Handle {...props} />;
    case "colour":
      return <Swatch colour={segment.colour} />;
    case "cue":
      return <Words column={column} words={segment.cue} />;
    case "start":
      return <span className={styles.time}>{props.time}</span>;
    case "title":
      return <Title {...props} />;
    case "kind":
      return <Words column={column} words={text(`kind-${segment.kind}`)} />;
    case "duration":
      return <span className={styles.duration}>{clockFace(segment.duration)}</span>;
    case "products":
      return <Thumbnails ids={segment.products} products={props.products} />;
    case "scene":
      return <Words column={column} words={text(`scene-${segment.scene}`)} />;
    case "card":
      return <Words column={column} words={segment.card ? templateName(segment.card, text) : ""} />;
    case "note":
      return <Words column={column} words={segment.note} />;
    case "skip":
      return <SkipMark isSkipped={segment.is_skipped} />;
    case "more":
      return <Glyph icon="more" name={text("schedule-more", { item: segment.title })} />;
  }
}

function Handle({ segment, isLocked, standing }: RundownRowProps) {
  const text = useText();
  if (standing === "current") {
    return (
      <Glyph
        icon={isLocked ? "lock" : "live"}
        name={text(isLocked ? "schedule-locked" : "mark-current")}
      />
    );
  }
  return (
    <span className={styles.handle} title={text("schedule-drag")}>
      <span className="visually-hidden">{text("schedule-drag-item", { item: segment.title })}</span>
    </span>
  );
}

function Title({ segment, standing }: RundownRowProps) {
  const text = useText();
  return (
    <span className={styles.titleCell}>
      <span className={styles.title} title={segment.title}>
        {segment.title || <em className={styles.nothing}>{text("schedule-untitled")}</em>}
      </span>
      {standing === "current" && <span className={styles.mark}>{text("mark-current")}</span>}
      {standing === "next" && <span className={styles.mark}>{text("mark-next")}</span>}
      {segment.is_skipped && <span className={styles.mark}>{text("mark-skipped")}</span>}
      {segment.offer && <span className={styles.offer}>{text("schedule-offer")}</span>}
    </span>
  );
}

/** A value in words; an empty one is said, not shown. */
function Words({ column, words }: { column: ColumnId; words: string }) {
  const text = useText();
  if (words) {
    return (
      <span className={styles.words} title={words}>
        {words}
      </span>
    );
  }
  return (
    <span className="visually-hidden">
      {text("schedule-nothing", { column: text(COLUMN_NAMES[column]) })}
    </span>
  );
}

function Swatch({ colour }: { colour: string | null }) {
  const text = useText();
  return (
    <span className={styles.swatch} style={colour ? { background: colour } : undefined}>
      <span className="visually-hidden">
        {text("schedule-column-colour")} {colour ?? text("schedule-colour-none")}
      </span>
    </span>
  );
}

function SkipMark({ isSkipped }: { isSkipped: boolean }) {
  const text = useText();
  return <Glyph icon={isSkipped ? "undo" : "skip"} name={text(isSkipped ? "unskip" : "skip")} />;
}

function Glyph({ icon, name }: { icon: Parameters<typeof Icon>[0]["name"]; name: string }) {
  return (
    <span className={styles.glyph} title={name}>
      <Icon name={icon} size={icon === "more" ? "1.5em" : "1.15em"} />
      <span className="visually-hidden">{name}</span>
    </span>
  );
}

/** As many as the column holds; the rest as a number. */
const THUMBNAILS = 2;

function Thumbnails({ ids, products }: { ids: readonly ProductId[]; products: ProductsById }) {
  const text = useText();
  const client = useClient();
  const views = ids.flatMap(id => products.get(id) ?? []);
  const names = views.map(view => view.product.title).join(", ");
  if (views.length === 0) return <Glyph icon="plus" name={text("schedule-products-add")} />;
  return (
    <span className={styles.thumbnails} title={names}>
      <span className="visually-hidden">{names}</span>
      {views.slice(0, THUMBNAILS).map(view => (
        <span key={view.product.id} className={styles.thumbnail}>
          {view.photo && <img src={client.host.photoUrl(view.photo)} alt="" draggable={false} />}
        </span>
      ))}
      {views.length > THUMBNAILS && <span aria-hidden="true">+{views.length - THUMBNAILS}</span>}
    </span>
  );
}
