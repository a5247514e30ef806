import type { ActionPreview } from '../../api/generated.ts';
import styles from './action-drawer.module.css';
import { isProse, sayCell, sayLabel } from './sample-words.ts';

type Sample = ActionPreview['sample'];

/** A few of what would change, as they are now. */
export function SampleTable({ sample }: { sample: Sample }) {
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
                <th scope="row">{sayLabel(label)}</th>
                {titles.map((title) => (
                  <td
                    key={title}
                    data-align={isNumeric(sample, title) ? 'right' : undefined}
                    data-prose={isProse(cells[title]) || undefined}
                  >
                    {sayCell(cells[title])}
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
