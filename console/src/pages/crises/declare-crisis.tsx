import { Button, Drawer, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Proposal, type ScopeInput, type Severity } from '../../api/generated.ts';
import { readQuery, useAct } from '../../api/queries.ts';
import { paths } from '../../paths.ts';
import { useClient } from '../../session/session.tsx';
import { PathLink, useGo } from '../../ui/basics/path-link.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonText } from '../../ui/states/skeletons.tsx';
import { Time } from '../../ui/values/time.tsx';
import { severityLevel, SEVERITY_LIST } from './crisis-words.ts';
import styles from './declare-crisis.module.css';
import { ScopeBuilder } from './scope-builder.tsx';
import { ScopeFigures } from './scope-figures.tsx';
import { useScopeMeasure } from './use-scope-measure.ts';

export interface DeclareDrawerProps {
  isOpen: boolean;
  onClose: () => void;
  /** What it is declared from; by hand without one. */
  proposal?: Proposal;
}

/** Declaring a crisis: a title, a plan and what is affected; the severity follows from those. */
export function DeclareDrawer({ isOpen, onClose, proposal }: DeclareDrawerProps) {
  return (
    <Drawer opened={isOpen} onClose={onClose} position="right" size={640} title="Declare a crisis" classNames={{ body: styles.body, content: styles.content }}>
      {/* Mounted with the drawer, so that each opening starts afresh. */}
      <DeclareForm proposal={proposal} />
    </Drawer>
  );
}

/** Most crises are about what is still open. */
const OPEN_ORDERS: ScopeInput = { all: [{ facet: 'open', is: [true] }] };

function DeclareForm({ proposal }: { proposal: Proposal | undefined }) {
  const { clientId, slug } = useClient();
  const go = useGo();
  const [title, setTitle] = useState(proposal?.title ?? '');
  const [chosenPlaybook, setPlaybook] = useState(proposal?.playbook);
  const [scope, setScope] = useState<ScopeInput>(proposal?.scope ?? OPEN_ORDERS);
  const [chosenSeverity, setSeverity] = useState<Severity>();

  const library = useQuery(readQuery(api.findPlaybooks, { params: { clientId } }));
  const playbooks = (library.data?.playbooks ?? []).filter(({ state }) => state === 'published');
  const playbook = chosenPlaybook ?? playbooks[0]?.playbook;
  const { measure, isMoving, isCountingExactly, error, retry } = useScopeMeasure(scope);
  const suggestion = useQuery({
    ...readQuery(api.suggestSeverity, { params: { clientId }, body: { playbook: playbook ?? '', orders: measure?.orders ?? 0, money: measure?.money ?? [] } }),
    enabled: playbook !== undefined && measure !== undefined,
  });
  const severity = chosenSeverity ?? suggestion.data?.severity;
  const declare = useAct(api.declareCrisis, {
    refreshes: [api.findCrises, api.findAlerts, api.findNeeds, api.readWall, api.readTile],
    onDone: ({ crisisId }) => go(paths.crisis(slug, crisisId)),
  });

  function submit() {
    if (!playbook) return;
    declare.mutate({
      params: { clientId },
      body: {
        title: title.trim(),
        playbook,
        scope,
        severity: chosenSeverity,
        proposalId: proposal?.proposalId,
        firstSignalAt: proposal && new Date(proposal.firstSignalAt).toISOString(),
        firstSignalWords: proposal?.words.slice(0, 500),
      },
    });
  }

  return (
    <>
      <div className={styles.fields}>
        {proposal && (
          <p className={styles.signal}>
            {proposal.words} First seen <Time at={proposal.firstSignalAt} />.
          </p>
        )}
        <TextInput
          data-autofocus
          label="What has happened"
          placeholder="Flood at the Leeds warehouse"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Select
          label="Playbook"
          allowDeselect={false}
          data={playbooks.map(({ playbook, title }) => ({ value: playbook, label: title }))}
          value={playbook ?? null}
          onChange={(next) => setPlaybook(next ?? undefined)}
        />
        <section className={styles.scope} aria-label="What is affected">
          <h3>What is affected</h3>
          <ScopeBuilder scope={scope} onChange={setScope} words={measure?.words} />
          <div className={styles.measure} aria-live="polite" data-moving={isMoving || undefined}>
            {error && <ErrorState error={error} size="inline" onRetry={() => void retry()} />}
            {!error && !measure && <SkeletonText lines={4} />}
            {measure && <ScopeFigures measure={measure} isCountingExactly={isCountingExactly} />}
          </div>
        </section>
        <section aria-label="Severity">
          <h3>Severity</h3>
          <SegmentedControl
            fullWidth
            size="sm"
            aria-label="Severity"
            value={severity ?? ''}
            data={SEVERITY_LIST.map((one) => ({ value: one, label: `SEV ${severityLevel(one)}` }))}
            onChange={(next) => setSeverity(next as Severity)}
          />
          <p className={styles.why}>
            {suggestion.data && `Suggested: SEV ${severityLevel(suggestion.data.severity)}. ${suggestion.data.why}`}
            {chosenSeverity && chosenSeverity !== suggestion.data?.severity && ' You chose another.'}
          </p>
        </section>
        <SameCrisis playbookType={playbooks.find((one) => one.playbook === playbook)?.crisisType} />
        {declare.error && <ErrorState error={declare.error} size="inline" />}
      </div>
      <footer className={styles.foot}>
        <span className={styles.footNote}>Nobody outside is told by declaring.</span>
        <ReasonButton size="sm" color="red" loading={declare.isPending} reason={whyNot(title, playbook)} onClick={submit}>
          {severity ? `Declare as SEV ${severityLevel(severity)}` : 'Declare'}
        </ReasonButton>
      </footer>
    </>
  );
}

function whyNot(title: string, playbook: string | undefined): string | null {
  if (title.trim() === '') return 'Say in a few words what has happened.';
  return playbook ? null : 'Choose a playbook.';
}

/** Two crises about one thing cost more than either: what is under way already is named first. */
function SameCrisis({ playbookType }: { playbookType: string | undefined }) {
  const { clientId, slug } = useClient();
  const live = useQuery(readQuery(api.findCrises, { params: { clientId }, query: { only: 'live' } }));
  const same = live.data?.crises.filter(({ type }) => type === playbookType) ?? [];
  if (same.length === 0) return null;
  return (
    <p className={styles.same} role="note">
      Under way already:{' '}
      {same.map(({ crisisId, number, title }) => (
        <Button key={crisisId} component={PathLink} href={paths.crisis(slug, crisisId)} variant="subtle" size="compact-xs">
          {`${number}. ${title}`}
        </Button>
      ))}
    </p>
  );
}
