import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function PlansPage() {
  return (
    <Page title="Plans">
      <EmptyState title="Nothing here yet" text="The playbooks, one a crisis type." />
    </Page>
  );
}
