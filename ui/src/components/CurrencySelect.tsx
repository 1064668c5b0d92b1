import { useMemo } from "react";
import type { Currency } from "../bindings/Currency";
import { useSetup } from "../studio/hooks";
import { Select } from "./Field";

/** Currencies that shops of our languages sell in most; the chosen one is always among them. */
const CURRENCIES = [
  "EUR",
  "USD",
  "GBP",
  "CHF",
  "CAD",
  "AUD",
  "NZD",
  "JPY",
  "CNY",
  "HKD",
  "SGD",
  "KRW",
  "INR",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
  "HUF",
  "RON",
  "TRY",
  "MAD",
  "TND",
  "XOF",
  "XAF",
  "AED",
  "SAR",
  "KWD",
  "ILS",
  "ZAR",
  "BRL",
  "MXN",
];

interface CurrencySelectProps {
  label: string;
  hint?: string;
  value: Currency;
  /** Only the codes are to be read, where there is little room; their names are told. */
  isShort?: boolean;
  onChoose(currency: Currency): void;
}

/** A currency, by its code and its name. */
export function CurrencySelect({
  label,
  hint,
  value,
  isShort = false,
  onChoose,
}: CurrencySelectProps) {
  const { language } = useSetup();
  const names = useMemo(() => new Intl.DisplayNames(language, { type: "currency" }), [language]);
  const currencies = CURRENCIES.includes(value) ? CURRENCIES : [value, ...CURRENCIES];
  return (
    <Select
      label={label}
      {...(hint === undefined ? {} : { hint })}
      value={value}
      onChange={event => onChoose(event.currentTarget.value)}
    >
      {currencies.map(code => (
        <option key={code} value={code} title={names.of(code)}>
          {isShort ? code : `${code} · ${names.of(code)}`}
        </option>
      ))}
    </Select>
  );
}
