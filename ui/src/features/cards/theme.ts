/** A theme as it is edited. Pure. */
import type { ThemeDraft } from "../../bindings/ThemeDraft";

/** The colours by what they are for. */
export const COLOUR_GROUPS = [
  { group: "panel", roles: ["panel", "panel_deep", "raised", "line"] },
  { group: "text", roles: ["text", "muted", "accent", "on_accent"] },
  { group: "price", roles: ["price", "deal", "on_deal"] },
  { group: "rating", roles: ["star", "star_empty"] },
  { group: "stock", roles: ["plenty", "low", "sold_out"] },
] as const;

export type ColourGroup = (typeof COLOUR_GROUPS)[number]["group"];
export type ColourRole = (typeof COLOUR_GROUPS)[number]["roles"][number];

/** The colours that tell themes apart at a glance. */
export const SWATCH: readonly ColourRole[] = ["panel", "text", "accent", "price", "deal"];

export const CORNERS = ["top_left", "top_right", "bottom_left", "bottom_right"] as const;

/** A typed colour as `#rrggbb`; `null` while it is none. "abc", "#abc" and "AABBCC" are some. */
export function readColour(typed: string): string | null {
  const digits = typed.trim().replace(/^#/, "").toLowerCase();
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`;
  if (/^[0-9a-f]{3}$/.test(digits)) return `#${[...digits].map(digit => digit + digit).join("")}`;
  return null;
}

/** Numbers that came from the studio may differ in their last digits from those of a slider. */
export function isSameTheme(one: ThemeDraft, other: ThemeDraft): boolean {
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

function plain(theme: ThemeDraft): unknown {
  const { colours, roundness, panel_opacity, name, heading, body, corner, logo } = theme;
  const sorted = Object.entries(colours).sort(([one], [other]) => one.localeCompare(other));
  return [
    name,
    heading,
    body,
    corner,
    logo,
    roundness.toFixed(2),
    panel_opacity.toFixed(2),
    sorted,
  ];
}
