import type { Actor } from '../kernel/ctx.ts';
import { formatMoney, minorDigits } from '../kernel/money.ts';
import type { Action, Limit } from './action.ts';

/**
 * How much one person may run without a second one: the first line whose permission they
 * have. Roles get these permissions in tenancy/roles.ts.
 */
const AUTHORITY: readonly { permission: string | null; limit: Limit }[] = [
  { permission: 'actions.unlimited', limit: { subjects: Infinity, moneyMajor: Infinity } },
  { permission: 'actions.large', limit: { subjects: 20_000, moneyMajor: 1_000_000 } },
  { permission: null, limit: { subjects: 1_000, moneyMajor: 50_000 } },
];

export const APPROVER = 'another person with the permission "actions.approve"';

export type Weight = { subjectsCount: number; money: readonly { currency: string; valueMinor: number }[] };

/** What this actor may run alone of this action: their own limit, or the action's if lower. */
function limitOf(actor: Actor, action: Action): Limit {
  const own = AUTHORITY.find(({ permission }) => permission === null || actor.permissions.has(permission))!.limit;
  return {
    subjects: Math.min(own.subjects, action.maxAuthority?.subjects ?? Infinity),
    moneyMajor: Math.min(own.moneyMajor, action.maxAuthority?.moneyMajor ?? Infinity),
  };
}

/** Why a second person must approve, in a sentence; null when nobody needs to. */
export function whyApproval(actor: Actor, action: Action, weight: Weight): string | null {
  const limit = limitOf(actor, action);
  if (weight.subjectsCount > limit.subjects) {
    return `It touches ${weight.subjectsCount.toLocaleString('en')}, and ${actor.name} may run up to ${limit.subjects.toLocaleString('en')} alone.`;
  }
  const over = weight.money.find(({ currency, valueMinor }) => Math.abs(valueMinor) / 10 ** minorDigits(currency) > limit.moneyMajor);
  if (!over) return null;
  const allowed = formatMoney(limit.moneyMajor * 10 ** minorDigits(over.currency), over.currency);
  return `It is worth ${formatMoney(over.valueMinor, over.currency)}, and ${actor.name} may run up to ${allowed} alone.`;
}
