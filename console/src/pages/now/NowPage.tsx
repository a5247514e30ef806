import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function NowPage() {
  return (
    <Page title="Now">
      <EmptyState title="Nothing here yet" text="One tile a client: orders in and out, backlog by age, alerts and live crises." />
    </Page>
  );
}
