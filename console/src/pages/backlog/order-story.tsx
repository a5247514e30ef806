import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type OrderDetail } from '../../api/generated.ts';
import { pagesQuery } from '../../api/queries.ts';
import { useClient } from '../../session/session.tsx';
import { ErrorState } from '../../ui/states/error-state.tsx';
import { Story } from '../../ui/story/story.tsx';
import { usePeopleNames } from '../settings/use-people-names.ts';
import { STORY_KINDS, tellEvent, tellReceipt } from './story-words.ts';

/** The whole life of an order: what happened, and what actions did to it. */
export function OrderStory({ order }: { order: OrderDetail }) {
  const { clientId } = useClient();
  const nameOf = usePeopleNames();
  const story = useInfiniteQuery(
    pagesQuery(api.readOrderStory, { params: { clientId, orderId: order.orderId } }),
  );
  if (story.isError) return <ErrorState error={story.error} size="inline" onRetry={() => void story.refetch()} />;

  const pages = story.data?.pages ?? [];
  const entries = [
    ...pages.flatMap((page) => page.events).map((event) => tellEvent(event, nameOf)),
    ...pages.flatMap((page) => page.receipts).map(tellReceipt),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  return (
    <Story
      label={`Story of order ${order.number}`}
      entries={entries}
      kinds={STORY_KINDS}
      isLoading={story.isPending}
      onOlder={story.hasNextPage ? () => void story.fetchNextPage() : undefined}
    />
  );
}
