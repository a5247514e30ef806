import type { ActionPreview } from '../../api/generated.ts';
import { Icon } from '../icons/icon.tsx';
import { formatCount, formatMoney } from '../values/format.ts';
import { Money } from '../values/money.tsx';
import { Stat, StatRow } from '../values/stat.tsx';
import styles from './action-drawer.module.css';

type Sample = ActionPreview['sample'];

/** What exactly would change, before anything does. */
export function PreviewFigures({ preview }: { preview: ActionPreview }) {
  const { counts, exclusions, sample, sideEffects } = preview;
  return (
    <>
      <StatRow>
        <Stat size="large" label="Orders" value={formatCount(counts.orders)} />
        <Stat size="large" label="Customers" value={formatCount(counts.customers)} />
        <Stat size="large" label="Money" value={<MoneySum money={preview.money} />} />
      </StatRow>
      <Authority preview={preview} />
      {sideEffects.length > 0 && (
        <section>
          <h3>What else happens</h3>
          <ul className={styles.effects}>
            {sideEffects.map((effect) => (
              <li key={effect}>{effect}</li>
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

function SampleTable({ sample }: { sample: Sample }) {
  const titles = [...new Set(sample.flatMap(({ cells }) => Object.keys(cells)))];
  return (
    <section>
      <h3>Some of them</h3>
      <div className={styles.sampleScroll} tabIndex={0} role="region" aria-label="Sample">
        <table className={styles.sample}>
          <thead>
            <tr>
              <td />
              {titles.map((title) => (
                <th key={title} scope="col" data-align={isNumeric(sample, title) ? 'right' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ subjectId, label, cells }) => (
              <tr key={subjectId}>
                <th scope="row">{label}</th>
                {titles.map((title) => (
                  <td key={title} data-align={isNumeric(sample, title) ? 'right' : undefined}>
                    {cells[title] ?? '–'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function isNumeric(sample: Sample, title: string): boolean {
  return sample.some(({ cells }) => typeof cells[title] === 'number');
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
