import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type LogEntry } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { Story, type StoryEntryData } from '../../ui/story/story.tsx';

const KINDS = {
  decision: 'Decisions',
  action: 'Actions',
  task: 'Tasks',
  phase: 'Phases',
  message: 'Messages',
  status: 'Updates',
  note: 'Notes',
  role: 'People',
  scope: 'Scope',
  sitrep: 'Reports',
  recovery: 'Recovery',
  declared: 'Declaration',
  signal: 'Signals',
};

export interface LogEntriesProps {
  crisisId: string;
  /** Only the newest ones, as a summary. */
  entriesMax?: number;
}

/** The log, newest first, each entry linked to what it is about. */
export function LogEntries({ crisisId, entriesMax }: LogEntriesProps) {
  const { clientId, slug } = useClient();
  const log = useInfiniteQuery(pagesQuery(api.findLog, { params: { clientId, crisisId } }));
  if (log.isError) return <ErrorState error={log.error} onRetry={() => void log.refetch()} />;

  const rows = log.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Story
      label="Log of the crisis"
      entries={rows.slice(0, entriesMax).map((row) => entryOf(row, slug, crisisId))}
      kinds={entriesMax ? {} : KINDS}
      isLoading={log.isPending}
      onOlder={!entriesMax && log.hasNextPage ? () => void log.fetchNextPage() : undefined}
    />
  );
}

function entryOf(row: LogEntry, slug: string, crisisId: string): StoryEntryData {
  return {
    id: String(row.position),
    at: row.at,
    kind: row.kind,
    title: row.title,
    detail: detailOf(row),
    by: byWhom(row),
    href: hrefOf(row, slug, crisisId),
    state: row.kind === 'signal' || row.kind === 'declared' ? 'broken' : undefined,
  };
}

/** What reacted by itself is called by its job, which is no name for people; a signal is nobody's doing. */
function byWhom({ kind, actorName }: LogEntry): string {
  return kind === 'signal' || /^[a-z]+\.[a-z_]+$/.test(actorName) ? 'by itself' : actorName;
}

/** The reason, where one was given; the rest of the detail is for whoever opens the entry. */
function detailOf({ detail }: LogEntry): string | undefined {
  return [detail.rationale, detail.why, detail.severityWhy].find((text) => typeof text === 'string');
}

function hrefOf({ kind, detail, linkType, linkId }: LogEntry, slug: string, crisisId: string): string | undefined {
  if (linkType === 'run' && linkId) return paths.crisis(slug, crisisId, { tab: 'log', run: linkId });
  if (linkType === 'crisis' && linkId) return paths.crisis(slug, linkId);
  if (linkType === 'notice' && linkId) return paths.notice(slug, linkId);
  if (kind === 'sitrep') return paths.crisis(slug, crisisId, { tab: 'reports', report: String(detail.number) });
  return undefined;
}
