import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function ClientNowPage() {
  return (
    <Page title="Now">
      <EmptyState title="Nothing here yet" text="What needs somebody, sorted by deadline, and the burn-down with its forecast." />
    </Page>
  );
}
