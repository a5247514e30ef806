import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type PlaybookRow } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { Page } from '../../ui/basics/page.tsx';
import { PathLink } from '../../ui/basics/path-link.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { Time } from '../../ui/values/time.tsx';
import { typeInWords } from '../crises/crisis-words.ts';
import styles from './plans.module.css';

/** The playbooks: what is in force for each crisis type, and what is being drafted. */
export default function PlansPage() {
  const { clientId } = useClient();
  const playbooks = useQuery(readQuery(api.findPlaybooks, { params: { clientId } }));
  const byName = [...Map.groupBy(playbooks.data?.playbooks ?? [], ({ playbook }) => playbook)];

  return (
    <Page title="Plans" lead="A playbook says who does what by when, and when it is over. A crisis is declared with one of them.">
      {playbooks.isPending && <SkeletonRows rows={6} />}
      {playbooks.isError && <ErrorState error={playbooks.error} onRetry={() => void playbooks.refetch()} />}
      <ul className={styles.list}>
        {byName.map(([name, versions]) => (
          <PlaybookItem key={name} name={name} versions={versions} />
        ))}
      </ul>
    </Page>
  );
}

function PlaybookItem({ name, versions }: { name: string; versions: readonly PlaybookRow[] }) {
  const { slug } = useClient();
  const inForce = versions.find(({ state }) => state === 'published');
  const drafts = versions.filter(({ state }) => state === 'draft');
  const shown = inForce ?? versions[0];
  if (!shown) return null;
  return (
    <li className={styles.item}>
      <div>
        <PathLink href={paths.plan(slug, name)} className={styles.title}>
          {shown.title}
        </PathLink>
        <p className={styles.quiet}>
          {typeInWords(shown.crisisType)}, {sourceOf(shown)}
          {shown.madeAt && (
            <>
              , <Time at={shown.madeAt} precision="day" />
            </>
          )}
        </p>
      </div>
      <StateBadge state={inForce ? 'ok' : 'unknown'}>{inForce ? 'In force' : 'Draft only'}</StateBadge>
      <div className={styles.drafts}>
        {drafts.map(({ versionId, version }) => (
          <Button key={version} variant="default" component={PathLink} href={paths.plan(slug, name, { version: versionId ?? undefined })}>
            Draft {version}
          </Button>
        ))}
      </div>
    </li>
  );
}

function sourceOf({ origin, version }: PlaybookRow): string {
  return version === 0 ? 'from the library' : origin === 'library' ? `version ${version}, from the library` : `version ${version}, your own`;
}
