import { api, type CrisisRoom } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient, useMay, useSession } from '../../session/session.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';

export interface AssumeRoleProps {
  room: CrisisRoom;
  role: string;
  /** Who has it now. */
  holderId: string | undefined;
  label: string;
  /** Where it is the next thing to do. */
  isUrged?: boolean;
  size?: 'compact-xs' | 'xs';
}

/** Take a role. Whoever had it is relieved in the same moment. Nothing to show to its holder. */
export function AssumeRole({ room, role, holderId, label, isUrged = false, size = 'compact-xs' }: AssumeRoleProps) {
  const { clientId } = useClient();
  const { person } = useSession();
  const may = useMay();
  const assume = useAct(api.assumeRole, { refreshes: [api.readCrisis, api.findLog] });
  if (!room.can.assumeRole || (holderId !== undefined && holderId === person.personId)) return null;

  return (
    <ReasonButton
      variant={isUrged ? 'filled' : holderId ? 'subtle' : 'default'}
      size={size}
      loading={assume.isPending}
      reason={assume.error?.message ?? (may('crises.work') ? null : 'Your role may only read crises.')}
      onClick={() => assume.mutate({ params: { clientId, crisisId: room.crisisId }, body: { role } })}
    >
      {label}
    </ReasonButton>
  );
}
