import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { api, type CrisisRoom, type Severity } from '../../api/generated.ts';
import { useAct } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { severityLevel, SEVERITY_LIST } from './crisis-words.ts';
import { WhyModal } from './why-modal.tsx';

export function ChangeSeverity({ room, isOpen, onClose }: { room: CrisisRoom; isOpen: boolean; onClose: () => void }) {
  const { clientId } = useClient();
  const [severity, setSeverity] = useState<Severity>(room.severity);
  const change = useAct(api.changeSeverity, { refreshes: [api.readCrisis, api.findLog, api.findCrises], onDone: onClose });
  return (
    <WhyModal
      title="Change the severity"
      label="Why"
      verb={`Set SEV ${severityLevel(severity)}`}
      isOpen={isOpen}
      isBusy={change.isPending}
      error={change.error}
      onClose={onClose}
      onSubmit={(why) => change.mutate({ params: { clientId, crisisId: room.crisisId }, body: { severity, why } })}
    >
      <SegmentedControl
        fullWidth
        aria-label="Severity"
        value={severity}
        data={SEVERITY_LIST.map((one) => ({ value: one, label: `SEV ${severityLevel(one)}` }))}
        onChange={(next) => setSeverity(next)}
      />
    </WhyModal>
  );
}
