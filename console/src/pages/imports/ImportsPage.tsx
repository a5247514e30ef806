import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function ImportsPage() {
  return (
    <Page title="Imports">
      <EmptyState title="Nothing here yet" text="Files of orders and stock, with what was refused and why." />
    </Page>
  );
}
