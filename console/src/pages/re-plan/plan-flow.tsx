import { useMemo } from 'react';
import type { PlanTotals } from '../../api/generated.ts';
import { Flow } from '../../ui/charts/flow.tsx';
import { formatCount } from '../../ui/values/format.ts';
import styles from './replan.module.css';

const FLOWS_SHOWN_MAX = 14;

export interface PlanFlowProps {
  flows: PlanTotals['flows'];
  siteNames: Readonly<Record<string, string>>;
}

/** Units that change their site, from where they are promised today to where the plan sends them from. */
export function PlanFlow({ flows, siteNames }: PlanFlowProps) {
  const shown = useMemo(() => {
    const moving = flows.filter((flow) => flow.fromSiteId !== flow.toSiteId && flow.units > 0);
    return moving.toSorted((a, b) => b.units - a.units).slice(0, FLOWS_SHOWN_MAX);
  }, [flows]);
  const { nodes, links } = useMemo(() => {
    const named = (siteId: string | null, none: string) => (siteId === null ? none : (siteNames[siteId] ?? 'A site'));
    const from = (flow: (typeof shown)[number]) => `from ${flow.fromSiteId}`;
    const to = (flow: (typeof shown)[number]) => `to ${flow.toSiteId}`;
    const all = new Map(
      shown.flatMap((flow) => [
        [from(flow), named(flow.fromSiteId, 'Nowhere yet')],
        [to(flow), named(flow.toSiteId, 'Short')],
      ]),
    );
    return {
      nodes: [...all].map(([key, label]) => ({ key, label })),
      links: shown.map((flow) => ({ from: from(flow), to: to(flow), count: flow.units })),
    };
  }, [shown, siteNames]);

  if (links.length === 0) return <p className={styles.quiet}>No unit changes its site.</p>;
  const left = flows.filter((flow) => flow.fromSiteId !== flow.toSiteId).length - shown.length;
  return (
    <>
      <Flow label="Units between sites" nodes={nodes} links={links} unit="units" heightPx={Math.max(160, nodes.length * 26)} />
      {left > 0 && <p className={styles.quiet}>{formatCount(left)} smaller flows are not drawn.</p>}
    </>
  );
}
