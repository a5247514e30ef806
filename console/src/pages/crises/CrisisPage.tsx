import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient } from '../../session/session.tsx';
import { useNow } from '../../session/use-now.ts';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Severity } from '../../ui/values/severity.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { isOverdue, PHASE_STATES, severityLevel } from './crisis-words.ts';
import styles from './crisis-page.module.css';
import { LogTab } from './log-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { PhaseActions } from './phase-actions.tsx';
import { PictureTab } from './picture-tab.tsx';
import { ReportsTab } from './reports-tab.tsx';
import { RoomHead } from './room-head.tsx';
import { RunDrawer } from './run-drawer.tsx';
import { ScopeTab } from './scope-tab.tsx';
import { TasksTab } from './tasks-tab.tsx';
import { useFinishByRuns } from './use-finish-by-runs.ts';

/** Figures move without an event of the crisis: orders ship by themselves. */
const PICTURE_EVERY_MS = 15_000;

const TABS: readonly { key: string; label: string; content: (room: CrisisRoom) => ReactNode }[] = [
  { key: 'picture', label: 'Picture', content: (room) => <PictureTab room={room} /> },
  { key: 'tasks', label: 'Tasks', content: (room) => <TasksTab room={room} /> },
  { key: 'log', label: 'Log', content: (room) => <LogTab room={room} /> },
  { key: 'scope', label: 'Scope', content: (room) => <ScopeTab room={room} /> },
  { key: 'reports', label: 'Reports', content: (room) => <ReportsTab room={room} /> },
  { key: 'people', label: 'People', content: (room) => <PeopleTab room={room} /> },
];

export default function CrisisPage() {
  const { clientId } = useClient();
  const { crisisId = '' } = useParams({ strict: false }) as { crisisId?: string };
  const room = useQuery({ ...readQuery(api.readCrisis, { params: { clientId, crisisId } }), refetchInterval: PICTURE_EVERY_MS });
  useLiveRefresh(['crises.', 'actions.run_'], [api.readCrisis, api.findLog, api.findSituationReports]);

  if (room.isPending) {
    return (
      <Page title="Crisis">
        <SkeletonText lines={8} />
      </Page>
    );
  }
  if (room.isError) {
    return (
      <Page title="Crisis">
        <ErrorState error={room.error} onRetry={() => void room.refetch()} />
      </Page>
    );
  }
  return <Room room={room.data} />;
}

function Room({ room }: { room: CrisisRoom }) {
  const [url, setUrl] = useUrlState();
  const now = useNow();
  useFinishByRuns(room);
  const tab = TABS.find(({ key }) => key === one(url.tab))?.key ?? 'picture';
  const show = (key: string) => setUrl({ tab: key === 'picture' ? undefined : key, report: undefined }, { push: true });
  useKeys('Crisis room', TABS.map(({ key, label }, index) => ({ keys: String(index + 1), does: `Show ${label}`, run: () => show(key) })));

  const phase = PHASE_STATES[room.phase];
  const overdueCount = room.tasks.filter((task) => isOverdue(task, now)).length;
  return (
    <Page
      title={`${room.number}. ${room.title}`}
      aside={
        <>
          <Severity level={severityLevel(room.severity)} />
          <StateBadge state={phase.state}>{phase.word}</StateBadge>
        </>
      }
      actions={<PhaseActions room={room} />}
    >
      <RoomHead room={room} />
      <Tabs value={tab} onChange={(key) => key && show(key)} keepMounted={false}>
        <Tabs.List className={styles.tabs}>
          {TABS.map(({ key, label }) => (
            <Tabs.Tab key={key} value={key}>
              {label}
              {key === 'tasks' && overdueCount > 0 && <span className={styles.overdue}>{overdueCount} overdue</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ key, content }) => (
          <Tabs.Panel key={key} value={key} className={styles.panel}>
            {content(room)}
          </Tabs.Panel>
        ))}
      </Tabs>
      <RunDrawer runId={one(url.run)} onClose={() => setUrl({ run: undefined })} />
    </Page>
  );
}
