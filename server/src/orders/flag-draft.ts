import { linesMinor } from './order-draft.ts';
import type { DraftFlag, OrderDraft } from './order-draft.ts';

const KNOWN_CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/**
 * Set the flags that follow from the draft itself; those that its source knew of stay.
 * Flagging twice changes nothing.
 */
export function flagDraft(draft: OrderDraft): OrderDraft {
  const flags = new Set<DraftFlag>(draft.flags);
  if (draft.lines.length === 0) flags.add('no_lines');
  if (!totalsAddUp(draft)) flags.add('totals_mismatch');
  if (!KNOWN_CURRENCIES.has(draft.currency)) flags.add('unknown_currency');
  if (draft.customer.email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(draft.customer.email)) flags.add('unusable_email');
  return flags.size === draft.flags.length ? draft : { ...draft, flags: [...flags] };
}

/**
 * Platforms disagree on whether a subtotal is net of discounts and whether prices contain
 * the tax, so any of these readings is accepted; what is not stated is not checked. A unit
 * price may be rounded, so lines may differ by half a minor unit for each unit.
 */
function totalsAddUp({ lines, totals }: OrderDraft): boolean {
  const { subtotalMinor, shippingMinor = 0, taxMinor = 0, discountMinor = 0, totalMinor } = totals;
  const slackMinor = lines.reduce((slack, line) => slack + (line.units > 1 ? line.units / 2 : 0), 0);
  const ofLines = linesMinor(lines);
  const fitsLines = (minor: number) => [0, discountMinor].some((discount) => Math.abs(ofLines - discount - minor) <= slackMinor);
  if (lines.length > 0 && subtotalMinor !== undefined && !fitsLines(subtotalMinor)) return false;

  if (totalMinor === undefined || (subtotalMinor === undefined && lines.length === 0)) return true;
  const goods = [0, taxMinor].flatMap((tax) => [0, discountMinor].map((discount) => totalMinor - shippingMinor - tax + discount));
  return subtotalMinor === undefined ? goods.some(fitsLines) : goods.includes(subtotalMinor);
}
