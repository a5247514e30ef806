import type { PlanSide, PlanTotals } from '../../api/generated.ts';
import { StackedBar } from '../../ui/charts/stacked-bar.tsx';
import { formatCount, formatMoney } from '../../ui/values/format.ts';
import type { State } from '../../ui/values/state-badge.tsx';
import { StateShape } from '../../ui/values/state-badge.tsx';
import styles from './replan.module.css';

interface Measure {
  key: keyof PlanSide;
  label: string;
  state?: State;
  /** Which way is good. */
  better: 'more' | 'less';
}

const MEASURES: readonly Measure[] = [
  { key: 'onTimeUnits', label: 'Units on time', state: 'ok', better: 'more' },
  { key: 'lateUnits', label: 'Units late', state: 'risk', better: 'less' },
  { key: 'shortUnits', label: 'Units short', state: 'broken', better: 'less' },
  { key: 'parcels', label: 'Parcels', better: 'less' },
  { key: 'costMinor', label: 'Cost', better: 'less' },
];

/** Before and after, side by side, with what changed between them and whether that is good. */
export function PlanSides({ totals, currency }: { totals: PlanTotals; currency: string }) {
  const { before, after } = totals;
  const show = (key: keyof PlanSide, value: number) =>
    key === 'costMinor' ? formatMoney(value, currency, 'short') : formatCount(value);
  return (
    <section className={styles.sides} aria-label="Before and after">
      <div className={styles.bars}>
        <SideBar name="Today" side={before} />
        <SideBar name="After the plan" side={after} />
      </div>
      <table className={styles.measures}>
        <thead>
          <tr>
            <td />
            <th scope="col">Today</th>
            <th scope="col">After</th>
            <th scope="col">Change</th>
          </tr>
        </thead>
        <tbody>
          {MEASURES.map(({ key, label, state, better }) => {
            const difference = after[key] - before[key];
            return (
              <tr key={key}>
                <th scope="row">
                  {state && <StateShape state={state} />} {label}
                </th>
                <td>{show(key, before[key])}</td>
                <td>
                  <b>{show(key, after[key])}</b>
                </td>
                <td data-verdict={verdictOf(difference, better)}>
                  {difference === 0 ? 'same' : `${difference > 0 ? '+' : '−'}${show(key, Math.abs(difference))}`}
                  {difference !== 0 && <span className={styles.hidden}>{verdictOf(difference, better)}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function verdictOf(difference: number, better: 'more' | 'less'): 'better' | 'worse' | undefined {
  if (difference === 0) return undefined;
  return difference > 0 === (better === 'more') ? 'better' : 'worse';
}

function SideBar({ name, side }: { name: string; side: PlanSide }) {
  return (
    <div>
      <p className={styles.sideName}>{name}</p>
      <StackedBar
        label={`${name}, units`}
        heightPx={14}
        parts={[
          { key: 'onTime', label: 'On time', count: side.onTimeUnits, tone: 'ok' },
          { key: 'late', label: 'Late', count: side.lateUnits, tone: 'risk' },
          { key: 'short', label: 'Short', count: side.shortUnits, tone: 'broken' },
        ]}
      />
    </div>
  );
}
