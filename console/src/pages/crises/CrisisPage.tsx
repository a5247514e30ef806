import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function CrisisPage() {
  return (
    <Page title="Crisis">
      <EmptyState title="Nothing here yet" text="The crisis room." />
    </Page>
  );
}
