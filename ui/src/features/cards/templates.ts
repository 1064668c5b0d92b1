import type { CardTemplateId } from "../../bindings/CardTemplateId";
import type { MessageId, Text } from "../../l10n/l10n";
import { MESSAGE_IDS } from "../../l10n/message-ids";

/** A template's name; one that came as a file of its own is called by that. */
export function templateName(template: CardTemplateId, text: Text): string {
  const id = `template-${template}`;
  return MESSAGE_IDS.has(id) ? text(id as MessageId) : template;
}
