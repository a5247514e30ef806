import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function MessagesPage() {
  return (
    <Page title="Messages">
      <EmptyState title="Nothing here yet" text="Notices to customers, and what became of each." />
    </Page>
  );
}
