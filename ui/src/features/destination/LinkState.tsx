import type { LinkView } from "../../bindings/LinkView";
import { Condition } from "../../components/Condition";
import { useText } from "../../l10n/l10n";
import { useShow, useStudioNow } from "../../studio/hooks";
import { LINK } from "./standing";

/** How a connection does, in a word and a colour. */
export function LinkState({ link }: { link: LinkView }) {
  const text = useText();
  const isLive = useShow().state.live.phase === "live";
  const nowMs = useStudioNow();
  const { tone, word } = LINK[link.link];
  if (link.link === "off" && isLive)
    return <Condition tone="none">{text("link-stopped")}</Condition>;
  if (link.link !== "reconnecting") return <Condition tone={tone}>{text(word)}</Condition>;
  const seconds = Math.max(0, Math.ceil((link.next_at - nowMs) / 1000));
  return <Condition tone={tone}>{text(word, { seconds })}</Condition>;
}
