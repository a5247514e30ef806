import { formatMoney } from './format.ts';

export interface MoneyProps {
  minor: number;
  currency: string;
  /** `short` for tiles and axes; the exact amount stays on hover. */
  look?: 'exact' | 'short';
}

/** An amount, always with its currency. */
export function Money({ minor, currency, look = 'exact' }: MoneyProps) {
  const exact = formatMoney(minor, currency);
  const text = look === 'short' ? formatMoney(minor, currency, 'short') : exact;
  return <span title={text === exact ? undefined : exact}>{text}</span>;
}
