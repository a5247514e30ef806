import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function BacklogPage() {
  return (
    <Page title="Backlog">
      <EmptyState title="Nothing here yet" text="Orders that wait, by stage and age." />
    </Page>
  );
}
