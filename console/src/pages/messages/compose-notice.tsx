import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type ScopeInput } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { PathLink, useGo } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { Stat, StatRow } from '../../ui/values/stat.tsx';
import { decodeScope } from '../backlog/scope-in-address.ts';
import { languageName } from './languages.ts';
import styles from './messages.module.css';
import { NotifyForm, type NotifyInput } from './notify-form.tsx';

const OPEN_ORDERS: ScopeInput = { facet: 'open', is: [true] };

/** Who, what, and in which languages; freezing the audience makes the notice, sending it comes after. */
export function ComposeNotice() {
  const { clientId, slug } = useClient();
  const may = useMay();
  const go = useGo();
  const [url] = useUrlState();
  const [input, setInput] = useState<NotifyInput>({ template: one(url.template) ?? '' });
  const encoded = one(url.scope);
  const scope = (encoded && decodeScope(encoded)) || OPEN_ORDERS;
  const create = useAct(api.createNotice, {
    refreshes: [api.findNotices],
    onDone: ({ noticeId }) => go(paths.notice(slug, noticeId)),
  });
  const { template, ...facts } = input;
  const reason = !may('comms.write')
    ? 'This needs the permission "comms.write".'
    : template
      ? null
      : 'Choose a message first.';

  return (
    <div className={styles.compose}>
      <section aria-label="Audience">
        <h2>Who</h2>
        <Audience scope={scope} words={encoded ? one(url.scopeName) : 'all open orders'} />
      </section>
      <section className={styles.form} aria-label="Message">
        <h2>What</h2>
        <NotifyForm input={input} onChange={setInput} />
      </section>
      {create.isError && <ErrorState error={create.error} size="inline" />}
      <div className={styles.buttons}>
        <ReasonButton
          size="sm"
          reason={reason}
          loading={create.isPending}
          onClick={() =>
            create.mutate({ params: { clientId }, body: { template, scope, facts, crisisId: one(url.crisis) ?? null } })
          }
        >
          Continue to preview
        </ReasonButton>
        <span className={styles.quiet}>Nothing is sent yet: the next page shows it to you, for exactly these customers, and whose approval it needs.</span>
      </div>
    </div>
  );
}

function Audience({ scope, words }: { scope: ScopeInput; words: string | undefined }) {
  const { clientId, slug } = useClient();
  const measure = useQuery(readQuery(api.measureScope, { params: { clientId }, body: { scope } }));
  if (measure.isPending) return <SkeletonText lines={3} />;
  if (measure.isError) return <ErrorState error={measure.error} size="inline" onRetry={() => void measure.refetch()} />;
  const { customers, orders, languages } = measure.data;
  return (
    <>
      <p className={styles.audienceWords}>
        Customers of {words ?? measure.data.words}
        <Button component={PathLink} href={paths.backlog(slug)} variant="subtle" size="compact-xs">
          Choose other orders
        </Button>
      </p>
      <StatRow>
        <Stat size="large" label="Customers" value={formatCount(customers)} />
        <Stat size="large" label="Orders" value={formatCount(orders)} />
        {languages.slice(0, 4).map((row) => (
          <Stat key={row.language} label={languageName(row.language)} value={formatCount(row.customers)} />
        ))}
      </StatRow>
    </>
  );
}
