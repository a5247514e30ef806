import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function ReplanPage() {
  return (
    <Page title="Re-plan">
      <EmptyState title="Nothing here yet" text="Before and after, side by side." />
    </Page>
  );
}
