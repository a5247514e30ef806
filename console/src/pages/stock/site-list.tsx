import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Site } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { ActionDrawer } from '../../ui/action/action-drawer.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { closeSiteAction } from './close-site.tsx';
import styles from './stock.module.css';
import { useClosingRun } from './use-closing-run.ts';

/** The sites as cards: open or closed, what they can do in a day. Choosing one filters the stock. */
export function SiteList() {
  const { clientId } = useClient();
  const queryClient = useQueryClient();
  const [acting, setActing] = useState<{ site: Site; runId?: string } | null>(null);
  const sites = useQuery(readQuery(api.findSites, { params: { clientId } }));
  useLiveRefresh(['fulfilment.site_'], [api.findSites, api.findStock, api.listRuns]);

  if (sites.isPending) return <SkeletonText lines={3} />;
  if (sites.isError) return <ErrorState error={sites.error} size="inline" onRetry={() => void sites.refetch()} />;
  if (sites.data.sites.length === 0) {
    return <EmptyState title="No site yet" text="Sites are put by the API (PUT /sites); stock and orders are then planned over them." />;
  }

  function close() {
    setActing(null);
    for (const read of [api.findSites, api.findStock, api.listRuns]) {
      void queryClient.invalidateQueries({ queryKey: [read.operationId] });
    }
  }

  return (
    <>
      <ul className={styles.sites} aria-label="Sites">
        {sites.data.sites.map((site) => (
          <SiteCard key={site.siteId} site={site} onAct={(runId) => setActing({ site, runId })} />
        ))}
      </ul>
      {acting && (
        <ActionDrawer action={closeSiteAction(clientId, acting.site)} runId={acting.runId} isOpen onClose={close} />
      )}
    </>
  );
}

function SiteCard({ site, onAct }: { site: Site; onAct: (runId?: string) => void }) {
  const [url, setUrl] = useUrlState();
  const may = useMay();
  const isClosed = site.closedAt !== null;
  const closingRun = useClosingRun(site.siteId, isClosed);
  const isChosen = one(url.site) === site.siteId;
  const needs = may('fulfilment.run') ? null : 'This needs the permission "fulfilment.run".';

  return (
    <li className={styles.site} data-chosen={isChosen || undefined}>
      <button
        type="button"
        className={styles.siteName}
        aria-pressed={isChosen}
        onClick={() => setUrl({ site: isChosen ? undefined : site.siteId })}
      >
        {site.name}
      </button>
      <p className={styles.siteFacts}>{[site.code, [site.city, site.country].filter(Boolean).join(', ')].filter(Boolean).join(' · ')}</p>
      {isClosed ? (
        <p className={`${styles.siteFacts} ${styles.reason}`} title={site.closedReason ?? undefined}>
          Since {site.closedAt && <Time at={site.closedAt} />}
          {site.closedReason && `: ${site.closedReason}`}
        </p>
      ) : (
        <p className={styles.siteFacts}>
          {formatCount(site.capacityUnitsPerDay)} units a day, cut-off {site.cutOff}
        </p>
      )}
      <div className={styles.siteActions}>
        <StateBadge state={isClosed ? 'broken' : 'ok'} look="quiet">
          {isClosed ? 'Closed' : 'Open'}
        </StateBadge>
        {isClosed ? (
          <ReasonButton
            variant="default"
            size="compact-xs"
            reason={needs ?? (closingRun ? null : 'No run closed it that can be taken back: it was closed from outside.')}
            onClick={() => onAct(closingRun?.runId)}
          >
            Reopen…
          </ReasonButton>
        ) : (
          <ReasonButton variant="default" size="compact-xs" reason={needs} onClick={() => onAct()}>
            Close…
          </ReasonButton>
        )}
      </div>
    </li>
  );
}
