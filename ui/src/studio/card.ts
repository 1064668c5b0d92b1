import type { CardTemplateId } from "../bindings/CardTemplateId";
import type { OnAirCard } from "../bindings/OnAirCard";

/** Whether the card on air keeps its price back; `revealing` are the templates that do so at first. */
export function keepsPriceBack(
  card: OnAirCard | null,
  revealing: readonly CardTemplateId[],
): boolean {
  return card !== null && !card.is_price_revealed && revealing.includes(card.template);
}
