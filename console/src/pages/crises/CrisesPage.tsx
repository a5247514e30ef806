import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function CrisesPage() {
  return (
    <Page title="Crises">
      <EmptyState title="Nothing here yet" text="Live crises first, then the closed ones." />
    </Page>
  );
}
