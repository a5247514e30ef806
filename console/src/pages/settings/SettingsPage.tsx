import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function SettingsPage() {
  return (
    <Page title="Settings">
      <EmptyState title="Nothing here yet" text="People, roles and tokens." />
    </Page>
  );
}
