import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function NoticePage() {
  return (
    <Page title="Notice">
      <EmptyState title="Nothing here yet" text="One notice: its text in each language, its audience and its delivery." />
    </Page>
  );
}
