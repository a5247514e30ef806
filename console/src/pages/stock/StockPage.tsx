import { Page } from '../../ui/basics/page.tsx';
import { EmptyState } from '../../ui/states/empty-state.tsx';

export default function StockPage() {
  return (
    <Page title="Stock">
      <EmptyState title="Nothing here yet" text="Stock by item, site and lot." />
    </Page>
  );
}
