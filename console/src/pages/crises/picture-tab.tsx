import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { BacklogFigures, CrisisRoom } from '../../api/generated.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { BurnDown } from '../../ui/charts/burn-down.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Stat } from '../../ui/values/stat.tsx';
import { encodeScope } from '../backlog/scope-in-address.ts';
import { isOverdue, roleInWords } from './crisis-words.ts';
import { LogEntries } from './log-entries.tsx';
import styles from './picture-tab.module.css';
import { RecoveryCriteria } from './recovery-criteria.tsx';

type Measure = keyof BacklogFigures;

/** Every one of these is better the lower it is. */
const FIGURES: readonly { measure: Measure; label: string; rows?: { late?: string; held?: string } }[] = [
  { measure: 'ordersOpen', label: 'Orders open', rows: {} },
  { measure: 'ordersLate', label: 'Late', rows: { late: 'true' } },
  { measure: 'ordersHeld', label: 'Held', rows: { held: 'true' } },
  { measure: 'customersOpen', label: 'Customers waiting' },
  { measure: 'unitsOpen', label: 'Units open' },
  { measure: 'unitsUnallocated', label: 'Units without a plan' },
  { measure: 'unitsShort', label: 'Units short' },
  { measure: 'unitsAtClosedSites', label: 'Units at closed sites' },
];
const TASKS_SHOWN = 6;
const ENTRIES_SHOWN = 6;

/** The whole crisis at a glance: what is affected now, whether it gets better, what to do next. */
export function PictureTab({ room }: { room: CrisisRoom }) {
  const { slug } = useClient();
  return (
    <div className={styles.picture}>
      <div className={styles.main}>
        <Section title="Scope now" aside={room.scopeWords}>
          <div className={styles.figures}>
            {FIGURES.map(({ measure, label, rows }) => (
              <Stat
                key={measure}
                label={label}
                value={formatCount(room.backlogNow[measure])}
                href={rows && paths.backlog(slug, { ...rows, scope: encodeScope(room.scope) })}
                {...changeOf(room, measure)}
              />
            ))}
          </div>
        </Section>
        <Recovery room={room} />
      </div>
      <div className={styles.side}>
        <NextTasks room={room} />
        <Section title="Last entries">
          <LogEntries crisisId={room.crisisId} entriesMax={ENTRIES_SHOWN} />
        </Section>
      </div>
    </div>
  );
}

function changeOf(room: CrisisRoom, measure: Measure) {
  const change = room.backlogNow[measure] - room.backlogAtDeclaration[measure];
  if (change === 0) return { note: 'as declared' };
  const sign = change > 0 ? '+' : '−';
  return { note: `${sign}${formatCount(Math.abs(change))} since declared`, state: change > 0 ? ('broken' as const) : ('ok' as const) };
}

function Recovery({ room }: { room: CrisisRoom }) {
  const [chosen, setChosen] = useState('ordersOpen');
  const measures = [
    { value: 'ordersOpen', label: 'Orders open', goal: undefined },
    ...room.recovery.map(({ measure, words, atMost }) => ({ value: measure, label: words, goal: { count: atMost, label: `at most ${formatCount(atMost)}` } })),
  ].filter((one, index, all) => all.findIndex(({ value }) => value === one.value) === index);
  const shown = measures.find(({ value }) => value === chosen);
  const measure = (shown?.value ?? 'ordersOpen') as Measure;
  const actual = useMemo(
    () => [
      ...room.readings.map(({ at, figures }) => ({ at, count: figures[measure] })),
      { at: room.now, count: room.backlogNow[measure] },
    ],
    [room, measure],
  );

  return (
    <Section
      title="Recovery"
      aside={
        <Select
          size="xs"
          w={280}
          aria-label="What the chart shows"
          allowDeselect={false}
          data={measures.map(({ value, label }) => ({ value, label }))}
          value={measure}
          onChange={(next) => setChosen(next ?? 'ordersOpen')}
        />
      }
    >
      <BurnDown label={shown?.label ?? ''} actual={actual} goal={shown?.goal} unit={measure.endsWith('Percent') ? '%' : measure.startsWith('units') ? 'units' : 'orders'} heightPx={210} />
      <div className={styles.criteria}>
        <RecoveryCriteria room={room} />
      </div>
    </Section>
  );
}

/** What can be taken up now, the most urgent first. */
function NextTasks({ room }: { room: CrisisRoom }) {
  const { slug } = useClient();
  const now = useNow();
  const waiting = room.tasks.filter(({ state }) => state === 'ready' || state === 'in_progress');
  const decisions = room.decisions.filter(({ state }) => state === 'proposed').length;
  const toTasks = paths.crisis(slug, room.crisisId, { tab: 'tasks' });
  return (
    <Section title="To do now" aside={<PathLink href={toTasks}>All tasks</PathLink>}>
      {waiting.length === 0 && <p className={styles.quiet}>No task can be taken up now.</p>}
      <ul className={styles.tasks}>
        {waiting.slice(0, TASKS_SHOWN).map((task) => (
          <li key={task.taskId} data-overdue={isOverdue(task, now) || undefined}>
            <PathLink href={`${toTasks}#${task.key}`}>{task.title}</PathLink>
            <Clock dueAt={task.dueAt} what={task.title} />
            <span className={styles.quiet}>{[roleInWords(task.role), task.ownerName].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
      {decisions > 0 && (
        <p className={styles.decisions}>
          <PathLink href={toTasks}>{decisions === 1 ? 'One decision is open' : `${decisions} decisions are open`}</PathLink>
        </p>
      )}
    </Section>
  );
}
