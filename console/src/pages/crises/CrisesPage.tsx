import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/generated.ts';
import { readQuery } from '../../api/queries.ts';
import { useLiveRefresh } from '../../live/live.tsx';
import { useClient, useMay } from '../../session/session.tsx';
import { useUrlState } from '../../use-url-state.ts';
import { one } from '../../url-search.ts';
import { Page } from '../../ui/basics/page.tsx';
import { ReasonButton } from '../../ui/basics/reason-button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useKeys } from '../../ui/keys/use-keys.ts';
import { EmptyState } from '../../ui/states/empty-state.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { SkeletonRows } from '../../ui/states/skeletons.tsx';
import { CrisisList } from './crisis-list.tsx';
import { DeclareDrawer } from './declare-crisis.tsx';

export default function CrisesPage() {
  const { clientId } = useClient();
  const may = useMay();
  const [url, setUrl] = useUrlState();
  const only = one(url.only) === 'all' ? 'all' : 'live';
  const crises = useQuery(readQuery(api.findCrises, { params: { clientId }, query: { only } }));
  useLiveRefresh(['crises.'], [api.findCrises]);

  const open = () => setUrl({ declare: '1' }, { push: true });
  useCommands([{ id: 'declare', label: 'Declare a crisis', group: 'Crises', icon: 'crisis', keys: 'n', run: open }]);
  useKeys('Crises', [{ keys: 'n', does: 'Declare a crisis', run: open }]);

  const declareButton = (
    <ReasonButton
      color="red"
      leftSection={<Icon name="plus" sizePx={14} />}
      reason={may('crises.declare') ? null : 'Your role may not declare. A duty manager or crisis lead may.'}
      onClick={open}
    >
      Declare a crisis
    </ReasonButton>
  );

  return (
    <Page
      title="Crises"
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Which crises"
          value={only}
          data={[
            { value: 'live', label: 'Live' },
            { value: 'all', label: 'All' },
          ]}
          onChange={(next) => setUrl({ only: next === 'all' ? 'all' : undefined })}
        />
      }
      actions={declareButton}
    >
      {crises.isPending && <SkeletonRows rows={6} />}
      {crises.isError && <ErrorState error={crises.error} onRetry={() => void crises.refetch()} />}
      {crises.data?.crises.length === 0 && (
        <EmptyState
          title={only === 'live' ? 'No live crisis' : 'No crisis yet'}
          text="A declared crisis stands here with its severity, its commander and the clock to the next promised update."
        />
      )}
      {crises.data && crises.data.crises.length > 0 && <CrisisList crises={crises.data.crises} />}
      <DeclareDrawer isOpen={one(url.declare) !== undefined} onClose={() => setUrl({ declare: undefined })} />
    </Page>
  );
}
