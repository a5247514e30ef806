import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { ChangeSeverity } from './change-severity.tsx';
import { COMMANDER } from './crisis-words.ts';
import { RecoveryCriteria } from './recovery-criteria.tsx';
import { WhyModal } from './why-modal.tsx';

/** In the order of a crisis's way: the first that is possible is the next step. */
const VERBS = [
  { verb: 'activateCrisis', label: 'Activate the plan', again: 'Activate again' },
  { verb: 'containCrisis', label: 'Contained' },
  { verb: 'startRecovery', label: 'Start recovery' },
  { verb: 'standDown', label: 'Stand down' },
  { verb: 'closeCrisis', label: 'Close' },
  { verb: 'cancelCrisis', label: 'No crisis: cancel' },
] as const;

type PhaseVerb = (typeof VERBS)[number]['verb'];

/** The verb that leads on from each phase; the others stand in the menu. */
const NEXT: Partial<Record<CrisisRoom['phase'], PhaseVerb>> = {
  declared: 'activateCrisis',
  activated: 'containCrisis',
  contained: 'startRecovery',
  recovering: 'standDown',
  stood_down: 'closeCrisis',
};

/** What the commander can do with the crisis as a whole. */
export function PhaseActions({ room }: { room: CrisisRoom }) {
  const { clientId } = useClient();
  const may = useMay();
  const [asked, setAsked] = useState<PhaseVerb | 'severity' | null>(null);
  const change = useAct(api.changePhase, {
    refreshes: [api.readCrisis, api.findLog, api.findCrises, api.findAlerts],
    onDone: () => setAsked(null),
  });
  const go = (verb: PhaseVerb, why: string | null) => change.mutate({ params: { clientId, crisisId: room.crisisId }, body: { verb, why } });
  const start = (verb: PhaseVerb) => (needsWhy(verb, room) ? setAsked(verb) : go(verb, null));

  const possible = VERBS.filter(({ verb }) => room.can[verb]);
  const next = possible.find(({ verb }) => verb === NEXT[room.phase]);
  const others = possible.filter((one) => one !== next);
  const forbidden = may('crises.command') ? null : 'Only a duty manager or crisis lead may command.';
  if (possible.length === 0) return null;

  return (
    <>
      {change.error && asked === null && <ErrorState error={change.error} size="inline" />}
      {next && (
        <ReasonButton loading={change.isPending} reason={forbidden ?? whyNot(next.verb, room)} onClick={() => start(next.verb)}>
          {next.label}
        </ReasonButton>
      )}
      {!forbidden && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label="More for this crisis">
              <Icon name="more" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((one) => (
              <Menu.Item key={one.verb} onClick={() => start(one.verb)}>
                {'again' in one && room.phase !== 'declared' ? one.again : one.label}
              </Menu.Item>
            ))}
            {room.can.changeSeverity && <Menu.Item onClick={() => setAsked('severity')}>Change the severity</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
      )}
      <WhyModal
        title={asked === 'standDown' ? 'Not every recovery criterion holds yet' : 'No crisis: cancel'}
        label={asked === 'standDown' ? 'Why stand down all the same' : 'Why it is no crisis'}
        verb={asked === 'standDown' ? 'Stand down' : 'Cancel the crisis'}
        isOpen={asked === 'standDown' || asked === 'cancelCrisis'}
        isBusy={change.isPending}
        error={change.error}
        onClose={() => setAsked(null)}
        onSubmit={(why) => asked && asked !== 'severity' && go(asked, why)}
      >
        {asked === 'standDown' && <RecoveryCriteria room={room} />}
      </WhyModal>
      <ChangeSeverity room={room} isOpen={asked === 'severity'} onClose={() => setAsked(null)} />
    </>
  );
}

function needsWhy(verb: PhaseVerb, room: CrisisRoom): boolean {
  return verb === 'cancelCrisis' || (verb === 'standDown' && !room.recovered);
}

function whyNot(verb: PhaseVerb, room: CrisisRoom): string | null {
  const hasCommander = room.roles.some(({ role, isDeputy, relievedAt }) => role === COMMANDER && !isDeputy && relievedAt === null);
  return verb === 'activateCrisis' && !hasCommander ? 'Nobody is in command. Assume command first.' : null;
}
