import { minorDigits } from '../kernel/money.ts';
import type { Playbook } from '../plans/index.ts';
import type { ScopeFigures } from '../scopes/index.ts';
import type { Severity } from './schema.ts';

/**
 * The first row of the playbook's matrix whose limits the scope reaches, with the reason.
 * Money is compared in whole units of each currency, never added up over currencies.
 */
export function suggestSeverity(playbook: Pick<Playbook, 'severity'>, figures: Pick<ScopeFigures, 'orders' | 'money'>): { severity: Severity; why: string } {
  const moneyMajor = Math.max(0, ...figures.money.map((one) => one.valueMinor / 10 ** minorDigits(one.currency)));
  for (const { level, orders, moneyMajor: moneyLimit } of playbook.severity) {
    if (figures.orders >= orders) return { severity: level, why: `${figures.orders} orders are affected; from ${orders} on it is ${level.toUpperCase()}.` };
    if (moneyMajor >= moneyLimit) return { severity: level, why: `${Math.round(moneyMajor)} in one currency is at stake; from ${moneyLimit} on it is ${level.toUpperCase()}.` };
  }
  return { severity: 'sev4', why: 'The scope is below every limit of the playbook.' };
}
