import { BurnDown } from '../ui/charts/burn-down.tsx';
import { Flow } from '../ui/charts/flow.tsx';
import { Sparkline } from '../ui/charts/sparkline.tsx';
import { StackedBar } from '../ui/charts/stacked-bar.tsx';
import styles from './gallery.module.css';

const hour = (offset: number) => new Date(Date.now() + offset * 3_600_000).toISOString();
const actual = Array.from({ length: 30 }, (_, index) => ({
  at: hour(index - 30),
  count: Math.round(900 + 2_100 / (1 + Math.exp(-(index - 9))) - Math.max(0, index - 16) * 62),
}));
const lastCount = actual.at(-1)?.count ?? 0;
const forecast = Array.from({ length: 24 }, (_, index) => {
  const count = Math.max(0, lastCount - (index + 1) * 78);
  const spread = (index + 1) * 34;
  return { at: hour(index + 1), count, low: Math.max(0, count - spread), high: count + spread };
});
const nodes = [
  { key: 'from-leeds', label: 'Leeds (closed)' },
  { key: 'from-rotterdam', label: 'Rotterdam' },
  { key: 'rotterdam', label: 'Rotterdam' },
  { key: 'poznan', label: 'Poznań' },
  { key: 'short', label: 'No stock anywhere' },
];
const links = [
  { from: 'from-leeds', to: 'rotterdam', count: 612 },
  { from: 'from-leeds', to: 'poznan', count: 401 },
  { from: 'from-leeds', to: 'short', count: 96 },
  { from: 'from-rotterdam', to: 'rotterdam', count: 540 },
];

export function ChartsGallery() {
  return (
    <div className={styles.stack}>
      <BurnDown
        label="Backlog of the crisis"
        actual={actual}
        forecast={forecast}
        goal={{ count: 400, label: 'Stable below 400' }}
      />
      <Flow label="Lines moved" nodes={nodes} links={links} />
      <div className={styles.row}>
        <Sparkline label="Orders an hour, today" values={[12, 18, 31, 44, 39, 52, 61, 48, 55]} against={[10, 16, 28, 40, 42, 44, 43, 41, 40]} />
        <Sparkline label="Shipped an hour, today" values={[20, 22, 21, 9, 2, 0, 1, 8, 14]} widthPx={160} heightPx={36} />
      </div>
      <StackedBar
        label="Backlog by age"
        legend
        parts={[
          { key: 'a', label: 'Under a day', count: 1_240, tone: 'ok' },
          { key: 'b', label: '1 to 3 days', count: 880, tone: 'risk' },
          { key: 'c', label: 'Over 3 days', count: 342, tone: 'broken' },
        ]}
      />
      <StackedBar
        label="Backlog by stage"
        legend
        parts={['Waiting', 'Allocated', 'Picking', 'Packed', 'On hold', 'Other'].map((label, index) => ({
          key: label,
          label,
          count: 900 - index * 130,
        }))}
      />
    </div>
  );
}
