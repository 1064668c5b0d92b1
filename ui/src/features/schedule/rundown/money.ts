/**
 * Prices of offers as people type them, in the minor unit that the studio keeps. Only reads and
 * writes what stands in a field; prices to look at come formatted from the studio. Pure.
 */
import type { Money } from "../../../bindings/Money";

/** Currencies whose minor unit is not a hundredth, as `crates/domain/src/money/currency.rs` has them. */
const DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Beyond this the price of anything sold in a live show is a slip of the finger. */
const MOST_DIGITS = 12;

export function digitsOf(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/**
 * "24,90", "24.90", "1 234.50", "1,234.50" or "€ 24" in minor units. `null` for what can be read in
 * two ways or has more decimals than the currency: a price is never guessed.
 */
export function parseMoney(typed: string, currency: string): Money | null {
  const digits = digitsOf(currency);
  const text = typed
    .trim()
    .replace(new RegExp(`^${currency}|${currency}$`, "i"), "")
    .replace(/^\p{Sc}|\p{Sc}$/gu, "")
    .replace(/[\s'’]/g, "");
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const split = splitDecimals(text, digits);
  if (!split) return null;
  const { whole, decimals } = split;
  const minor = `${whole}${decimals.padEnd(digits, "0")}`.replace(/^0+(?=\d)/, "");
  return minor.length > MOST_DIGITS ? null : { minor: Number(minor), currency };
}

function splitDecimals(text: string, digits: number): { whole: string; decimals: string } | null {
  const marks = [...text.matchAll(/[.,]/g)];
  const last = marks.at(-1);
  if (!last) return { whole: text, decimals: "" };
  const isGrouping = marks.length > 1 && marks.every(mark => mark[0] === last[0]);
  const after = text.slice(last.index + 1);
  if (isGrouping || (digits === 0 && after.length === 3)) {
    const whole = ungrouped(text, last[0]);
    return whole === null ? null : { whole, decimals: "" };
  }
  if (after.length === 0 || after.length > digits) return null;
  const before = text.slice(0, last.index);
  const whole = ungrouped(before, last[0] === "." ? "," : ".");
  return whole === null ? null : { whole, decimals: after };
}

/** Without the marks between thousands; `null` where they don't part off three digits each. */
function ungrouped(text: string, mark: string): string | null {
  const groups = text.split(mark);
  const isRight = groups.every((group, index) =>
    index === 0 ? /^\d+$/.test(group) : /^\d{3}$/.test(group),
  );
  return isRight && (groups.length === 1 || (groups[0] ?? "").length <= 3) ? groups.join("") : null;
}

/** An amount as it would be typed: "24.90", in French "24,90". */
export function typedMoney({ minor, currency }: Money, language: string): string {
  const digits = digitsOf(currency);
  if (digits === 0) return String(minor);
  const text = String(minor).padStart(digits + 1, "0");
  const mark = language === "fr" ? "," : ".";
  return `${text.slice(0, -digits)}${mark}${text.slice(-digits)}`;
}
