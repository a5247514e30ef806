import type { ActionPreview } from '../../api/generated.ts';
import { Icon } from '../icons/icon.tsx';
import { formatCount, formatMoney } from '../values/format.ts';
import { Money } from '../values/money.tsx';
import { Stat, StatRow } from '../values/stat.tsx';
import styles from './action-drawer.module.css';
import { SampleTable } from './sample-table.tsx';
import { sayEffect } from './sample-words.ts';

/** What exactly would change, before anything does. */
export function PreviewFigures({ preview }: { preview: ActionPreview }) {
  const { counts, exclusions, sample, sideEffects } = preview;
  // What touches something, but no order, has nothing to say in orders and money.
  const touchesOrders = counts.orders > 0 || counts.customers > 0 || preview.subjectsCount === 0;
  return (
    <>
      {touchesOrders && (
        <StatRow>
          <Stat size="large" label="Orders" value={formatCount(counts.orders)} />
          <Stat size="large" label="Customers" value={formatCount(counts.customers)} />
          <Stat size="large" label="Money" value={<MoneySum money={preview.money} />} />
        </StatRow>
      )}
      <Authority preview={preview} />
      {sideEffects.length > 0 && (
        <section>
          <h3>What else happens</h3>
          <ul className={styles.effects}>
            {sideEffects.map((effect) => (
              <li key={effect}>{sayEffect(effect)}</li>
            ))}
          </ul>
        </section>
      )}
      {exclusions.length > 0 && (
        <section>
          <h3>Left out</h3>
          <ul className={styles.lines}>
            {exclusions.map(({ reason, words, count }) => (
              <li key={reason}>
                <span>{words}</span>
                <b>{formatCount(count)}</b>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sample.length > 0 && <SampleTable sample={sample} />}
    </>
  );
}

/** Never added up over currencies: the first in figures, the others named beside it. */
function MoneySum({ money }: { money: ActionPreview['money'] }) {
  const [first, ...others] = money;
  if (!first) return '–';
  return (
    <>
      <Money minor={first.valueMinor} currency={first.currency} look="short" />
      {others.length > 0 && (
        <span className={styles.otherMoney}>
          {others.map((sum) => `+ ${formatMoney(sum.valueMinor, sum.currency, 'short')}`).join(' ')}
        </span>
      )}
    </>
  );
}

/** Whose authority it needs, and whether it has it. */
function Authority({ preview: { needsApproval, approval } }: { preview: ActionPreview }) {
  const isOpen = needsApproval !== null && approval === null;
  return (
    <p className={styles.authority} data-mine={!isOpen || undefined}>
      <Icon name={isOpen ? 'lock' : 'check'} />
      {isOpen && `${needsApproval.why} Needs approval from ${needsApproval.from}.`}
      {approval && `Approved by ${approval.by}.`}
      {!needsApproval && 'Within your own authority.'}
    </p>
  );
}
