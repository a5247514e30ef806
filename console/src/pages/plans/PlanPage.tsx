import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function PlanPage() {
  return (
    <Page title="Playbook">
      <EmptyState title="Nothing here yet" text="Roles, tasks, decisions, messages and actions." />
    </Page>
  );
}
