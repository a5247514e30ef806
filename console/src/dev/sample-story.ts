import type { StoryEntryData } from '../ui/story/story.tsx';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

export const sampleStory: StoryEntryData[] = [
  { id: '1', at: minutesAgo(4), kind: 'message', title: 'Told the new date in Norwegian', detail: 'Mail accepted by the receiving server.', by: 'Notice 12', state: 'ok' },
  { id: '2', at: minutesAgo(22), kind: 'stock', title: 'Moved from Leeds to Rotterdam', detail: '2 units of lot 4711; arrives 1 Dec instead of 30 Nov.', by: 'Re-plan 3' },
  { id: '3', at: minutesAgo(48), kind: 'order', title: 'Held', detail: 'Site closed: Leeds flooded.', by: 'Ines Moura', state: 'broken', href: '/dev/gallery' },
  { id: '4', at: minutesAgo(1_900), kind: 'stock', title: 'Allocated to Leeds', by: 'Allocation' },
  { id: '5', at: minutesAgo(3_100), kind: 'order', title: 'Received', detail: 'Shopify, 3 lines, €184.70.', by: 'Shop' },
];
