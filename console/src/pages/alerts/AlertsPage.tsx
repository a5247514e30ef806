import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function AlertsPage() {
  return (
    <Page title="Alerts">
      <EmptyState title="Nothing here yet" text="What the detectors saw, in words, grouped into proposals to declare." />
    </Page>
  );
}
