import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { buildUrl } from '../../api/client.ts';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Time } from '../../ui/values/time.tsx';
import styles from './reports-tab.module.css';
import { SituationReportView } from './situation-report-view.tsx';

/** The situation reports: make the next one, read any, print it. */
export function ReportsTab({ room }: { room: CrisisRoom }) {
  const { clientId, slug } = useClient();
  const may = useMay();
  const [url, setUrl] = useUrlState();
  const params = { clientId, crisisId: room.crisisId };
  const list = useQuery(readQuery(api.findSituationReports, { params }));
  const make = useAct(api.makeSituationReport, {
    refreshes: [api.findSituationReports, api.findLog],
    onDone: ({ number }) => setUrl({ report: String(number) }, { push: true }),
  });
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <SkeletonText lines={6} />;

  const { reports } = list.data;
  const shown = Number(one(url.report) ?? reports[0]?.number ?? 0);
  const makeButton = room.can.makeSituationReport && (
    <ReasonButton loading={make.isPending} reason={may('crises.work') ? null : 'Your role may only read crises.'} onClick={() => make.mutate({ params })}>
      {`Make situation report ${(reports[0]?.number ?? 0) + 1}`}
    </ReasonButton>
  );
  if (reports.length === 0) {
    return <EmptyState title="No situation report yet" text="A report freezes the picture as it is now, numbered, as a page and as PDF." action={makeButton} />;
  }
  return (
    <div className={styles.tab}>
      <div className={styles.list}>
        {makeButton}
        {make.error && <ErrorState error={make.error} size="inline" />}
        <ul>
          {reports.map(({ number, asOf, madeByName }) => (
            <li key={number}>
              <PathLink
                href={paths.crisis(slug, room.crisisId, { tab: 'reports', report: String(number) })}
                className={styles.link}
                aria-current={number === shown ? 'page' : undefined}
              >
                Report {number}
                <span>
                  <Time at={asOf} />, {madeByName}
                </span>
              </PathLink>
            </li>
          ))}
        </ul>
      </div>
      <OneReport crisisId={room.crisisId} number={shown} />
    </div>
  );
}

function OneReport({ crisisId, number }: { crisisId: string; number: number }) {
  const { clientId } = useClient();
  const report = useQuery({ ...readQuery(api.readSituationReport, { params: { clientId, crisisId }, query: { number } }), staleTime: Infinity });
  if (report.isError) return <ErrorState error={report.error} />;
  if (report.isPending) return <SkeletonText lines={8} />;
  const pdfUrl = buildUrl('/api/v1/clients/{clientId}/crises/{crisisId}/reports/latest.pdf', { params: { clientId, crisisId }, query: { number } });
  return (
    <SituationReportView
      report={report.data}
      actions={
        <>
          <Button variant="default" component="a" href={pdfUrl} target="_blank" rel="noopener" leftSection={<Icon name="export" sizePx={14} />}>
            PDF
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            Print
          </Button>
        </>
      }
    />
  );
}
