import { useQuery } from '@tanstack/react-query';
import { api, type Import } from '../../api/generated.ts';
import { buildUrl } from '../../api/client.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import type { PanelContent } from '../../ui/panel/split-panel.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount, formatDuration } from '../../ui/values/format.ts';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { ImportNeeds } from './import-needs.tsx';
import { ImportProblems } from './import-problems.tsx';
import { FORMAT_WORDS, formatBytes, importState } from './import-words.ts';
import styles from './imports.module.css';

const READ_EVERY_MS = 1_000;

/** One import, read again every second while it runs. */
export function useImportPanel(importId: string | undefined): PanelContent | null {
  const { clientId } = useClient();
  const made = useQuery({
    ...readQuery(api.findImport, { params: { clientId, importId: importId ?? '' } }),
    enabled: importId !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? READ_EVERY_MS : false),
  });
  if (importId === undefined) return null;
  if (made.isError) return { title: 'Import', body: <ErrorState error={made.error} onRetry={() => void made.refetch()} /> };
  if (!made.data) return { title: 'Import', body: <SkeletonText lines={8} /> };
  const { state, words } = importState(made.data);
  return {
    title: made.data.fileName,
    summary: (
      <span className={styles.summary}>
        <StateBadge state={state}>{words}</StateBadge>
        <span>{made.data.mappingName ?? FORMAT_WORDS[made.data.format] ?? made.data.format}</span>
        <span>{formatBytes(made.data.bytesTotal)}</span>
      </span>
    ),
    actions: <Stop made={made.data} />,
    body: <ImportBody made={made.data} />,
  };
}

function Stop({ made }: { made: Import }) {
  const { clientId } = useClient();
  const cancel = useAct(api.cancelImport, { refreshes: [api.findImport, api.findImports] });
  if (!made.can.includes('cancel')) return null;
  return (
    <ReasonButton
      variant="default"
      loading={cancel.isPending}
      onClick={() => cancel.mutate({ params: { clientId, importId: made.importId } })}
    >
      Stop, and keep what is in
    </ReasonButton>
  );
}

function ImportBody({ made }: { made: Import }) {
  const { clientId, slug } = useClient();
  const params = { clientId, importId: made.importId };
  return (
    <div className={styles.body}>
      {made.error && <p className={styles.failure}>{made.error}</p>}
      {made.state === 'uploaded' && <ImportNeeds made={made} />}
      {made.state !== 'uploaded' && <Reading made={made} />}
      <StatRow>
        <Stat label="Read" value={formatCount(made.ordersRead)} />
        <Stat label="New" value={formatCount(made.ordersNew)} />
        <Stat label="Changed" value={formatCount(made.ordersChanged)} />
        <Stat label="Unchanged" value={formatCount(made.ordersUnchanged)} />
        <Stat label="Refused" value={formatCount(made.ordersRefused)} />
      </StatRow>
      {made.ordersStale > 0 && <p className={styles.quiet}>{formatCount(made.ordersStale)} were older than what is here, and ignored.</p>}
      {made.ordersNew > 0 && (
        <p>
          <PathLink href={paths.backlog(slug)}>See the backlog</PathLink>
        </p>
      )}
      {made.problemCount > 0 && (
        <section>
          <h3>{formatCount(made.problemCount)} problems</h3>
          <p className={styles.quiet}>
            Mend the refused orders in their own file and drop it here again: what is in already stays as it is.
          </p>
          <p className={styles.downloads}>
            <a href={buildUrl('/api/v1/clients/{clientId}/imports/{importId}/rejects.csv', { params })} download>
              Refused orders, to be mended
            </a>
            <a href={buildUrl('/api/v1/clients/{clientId}/imports/{importId}/report.csv', { params })} download>
              Report of all problems
            </a>
          </p>
          <ImportProblems importId={made.importId} />
        </section>
      )}
    </div>
  );
}

function Reading({ made }: { made: Import }) {
  const share = made.bytesTotal === 0 ? 1 : made.bytesRead / made.bytesTotal;
  const isRunning = made.state === 'running';
  return (
    <div className={styles.reading}>
      <div>
        <span>
          {formatBytes(made.bytesRead)} of {formatBytes(made.bytesTotal)} read
        </span>
        <span className={styles.quiet}>
          {made.ordersPerSecond !== null && `${formatCount(Math.round(made.ordersPerSecond))} orders a second`}
          {isRunning && made.secondsLeft !== null && ` · ${formatDuration(made.secondsLeft)} left`}
        </span>
      </div>
      <progress aria-label="Reading the file" value={share} max={1} />
    </div>
  );
}
