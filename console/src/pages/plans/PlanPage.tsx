import { Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, type ReadPlaybookResponse } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { useGo } from '../../ui/basics/path-link.tsx';
import { Section } from '../../ui/basics/section.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { StateBadge } from '../../ui/values/state-badge.tsx';
import { PlanPicture } from './plan-picture.tsx';
import { PlanTimeline } from './plan-timeline.tsx';
import styles from './plan-page.module.css';

const TYPING_MS = 300;

export default function PlanPage() {
  const { clientId } = useClient();
  const { playbook = '' } = useParams({ strict: false }) as { playbook?: string };
  const [url] = useUrlState();
  const versionId = one(url.version);
  const plan = useQuery(readQuery(api.readPlaybook, { params: { clientId, playbook }, query: { versionId } }));

  if (plan.isPending || plan.isError) {
    return (
      <Page title="Playbook">
        {plan.isError ? <ErrorState error={plan.error} onRetry={() => void plan.refetch()} /> : <SkeletonText lines={8} />}
      </Page>
    );
  }
  // Another version is another text: nothing typed into the one before may be left.
  return <PlanEditor key={plan.data.sha256} playbook={playbook} plan={plan.data} />;
}

/** The playbook as picture and as text; the picture follows the text while it is written. */
function PlanEditor({ playbook, plan }: { playbook: string; plan: ReadPlaybookResponse }) {
  const { clientId, slug } = useClient();
  const may = useMay();
  const go = useGo();
  const [source, setSource] = useState(plan.source);
  const [settled] = useDebouncedValue(source, TYPING_MS);
  const field = useRef<HTMLTextAreaElement>(null);
  const isEdited = source !== plan.source;
  const lint = useQuery({
    ...readQuery(api.lintPlaybook, { params: { clientId }, body: { source: settled } }),
    enabled: isEdited,
    placeholderData: keepPreviousData,
  });
  const versions = useQuery(readQuery(api.findPlaybooks, { params: { clientId } }));
  const shown = versions.data?.playbooks.find((row) => row.versionId === plan.versionId && row.playbook === playbook);
  const draft = useAct(api.draftPlaybook, {
    refreshes: [api.findPlaybooks],
    onDone: ({ versionId }) => go(paths.plan(slug, playbook, { version: versionId })),
  });
  const publish = useAct(api.publishPlaybook, {
    refreshes: [api.findPlaybooks, api.readPlaybook],
    onDone: () => go(paths.plan(slug, playbook)),
  });

  const problems = (isEdited && lint.data?.problems) || [];
  const document = (isEdited && lint.data?.document) || plan.document;
  const isDraft = shown?.state === 'draft';
  const forbidden = may('plans.write') ? null : 'Your role may only read plans.';

  function showLine(line: number) {
    const start = source.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.current?.focus();
    field.current?.setSelectionRange(start, start + (source.split('\n')[line - 1]?.length ?? 0));
  }

  return (
    <Page
      title={plan.document.title}
      aside={<StateBadge state={isDraft ? 'risk' : 'ok'}>{isDraft ? `Draft ${plan.version}` : plan.version === 0 ? 'Library' : `Version ${plan.version} in force`}</StateBadge>}
      lead={plan.document.summary}
      actions={
        <>
          {isDraft && !isEdited && plan.versionId && (
            <ReasonButton loading={publish.isPending} reason={forbidden} onClick={() => publish.mutate({ params: { clientId, versionId: plan.versionId ?? '' } })}>
              Put into force
            </ReasonButton>
          )}
          {isEdited && (
            <ReasonButton variant="subtle" color="gray" onClick={() => setSource(plan.source)}>
              Drop the changes
            </ReasonButton>
          )}
          {isEdited && (
            <ReasonButton
              loading={draft.isPending}
              reason={forbidden ?? (problems.length > 0 ? 'Mend the problems first.' : null)}
              onClick={() => draft.mutate({ params: { clientId }, body: { source } })}
            >
              Keep as a draft
            </ReasonButton>
          )}
        </>
      }
    >
      {(draft.error ?? publish.error) && <ErrorState error={draft.error ?? publish.error} size="inline" />}
      <div className={styles.time}>
        <Section title="Tasks by role over time" aside={`${formatCount(document.tasks.length)} tasks`}>
          <PlanTimeline document={document} />
        </Section>
      </div>
      <div className={styles.sides}>
        <PlanPicture document={document} />
        <div className={styles.text}>
          {problems.length > 0 && (
            <ul className={styles.problems} aria-label="Problems">
              {problems.map(({ path, message, line }) => (
                <li key={`${path} ${message}`}>
                  <button type="button" disabled={line === null} onClick={() => line !== null && showLine(line)}>
                    {line !== null && <b>Line {line}</b>} {path} {message}
                  </button>
                </li>
              ))}
            </ul>
          )}
          <Textarea
            ref={field}
            label="Text (YAML)"
            readOnly={forbidden !== null}
            autosize
            minRows={24}
            spellCheck={false}
            classNames={{ input: styles.yaml }}
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
          />
        </div>
      </div>
    </Page>
  );
}
