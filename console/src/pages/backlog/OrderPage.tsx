import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function OrderPage() {
  return (
    <Page title="Order">
      <EmptyState title="Nothing here yet" text="The whole life of one order." />
    </Page>
  );
}
