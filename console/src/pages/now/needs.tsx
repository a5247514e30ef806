import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Need } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Clock } from '../../ui/values/clock.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { ApprovalDrawer } from './approval-drawer.tsx';
import styles from './needs.module.css';
import { NextDue } from './next-due.tsx';

const ICONS: Record<Need['kind'], IconName> = { approval: 'check', proposal: 'alert', task: 'plan', update: 'clock', import: 'import' };
/** Approvals are given by people; they appear without an event of this client's screen. */
const READ_EVERY_MS = 10_000;

/** What waits for a person, the nearest deadline first; when nothing does, what comes next. */
export function Needs() {
  const { clientId } = useClient();
  const needs = useQuery({ ...readQuery(api.findNeeds, { params: { clientId } }), refetchInterval: READ_EVERY_MS });
  const [approving, setApproving] = useState<string | null>(null);
  const rows = needs.data?.needs ?? [];

  return (
    <Section title="Needs you" aside={rows.length > 0 && formatCount(rows.length)}>
      {needs.isPending && <SkeletonText lines={5} />}
      {needs.isError && <ErrorState error={needs.error} onRetry={() => void needs.refetch()} />}
      {needs.data && rows.length === 0 && <NextDue />}
      <ul className={styles.needs}>
        {rows.map((need) => (
          <li key={`${need.kind} ${need.subjectId}`} data-overdue={need.overdue || undefined}>
            <Icon name={ICONS[need.kind]} />
            <div className={styles.what}>
              <NeedLink need={need} onApprove={setApproving} />
              <p>{need.words}</p>
            </div>
            {need.dueAt && <Clock dueAt={need.dueAt} what={need.title} />}
          </li>
        ))}
      </ul>
      <ApprovalDrawer previewId={approving} onClose={() => setApproving(null)} />
    </Section>
  );
}

function NeedLink({ need, onApprove }: { need: Need; onApprove: (previewId: string) => void }) {
  const { slug } = useClient();
  if (need.kind === 'approval') {
    return (
      <button type="button" className={styles.link} onClick={() => onApprove(need.subjectId)}>
        {need.title}
      </button>
    );
  }
  return (
    <PathLink href={placeOf(need, slug)} className={styles.link}>
      {need.title}
    </PathLink>
  );
}

function placeOf(need: Need, slug: string): string {
  if (need.kind === 'proposal') return paths.alerts(slug, { declare: need.subjectId });
  if (need.kind === 'import') return paths.imports(slug, { open: need.subjectId });
  return paths.crisis(slug, need.crisisId ?? need.subjectId, need.kind === 'task' ? { tab: 'tasks' } : undefined);
}
