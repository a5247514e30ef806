import { Tabs } from '@mantine/core';
import { CrisisChips } from '../frame/crisis-chips.tsx';
import { Frame } from '../frame/frame.tsx';
import { LiveContext } from '../live/live.tsx';
import { ClientContext, SessionContext } from '../session/session.tsx';
import { Page } from '../ui/basics/page.tsx';
import { one } from '../url-search.ts';
import { useUrlState } from '../use-url-state.ts';
import { ChartsGallery } from './charts-gallery.tsx';
import { ListGallery } from './list-gallery.tsx';
import { sampleClient, sampleLive, sampleSession } from './sample-session.ts';
import { ValuesGallery } from './values-gallery.tsx';

const CRISES = [
  {
    crisisId: 'k1',
    clientSlug: sampleClient.slug,
    title: 'Leeds flooded',
    severity: 'sev1',
    nextUpdateAt: new Date(Date.now() + 754_000).toISOString(),
  },
  {
    crisisId: 'k2',
    clientSlug: sampleClient.slug,
    title: 'Card payments failing',
    severity: 'sev3',
    nextUpdateAt: new Date(Date.now() - 95_000).toISOString(),
  },
];

/** Every component with sample data, for those who build pages. In development only. */
export default function GalleryPage() {
  const [url, setUrl] = useUrlState();
  const tab = one(url.tab) ?? 'list';
  return (
    <SessionContext value={sampleSession}>
      <ClientContext value={sampleClient}>
        <LiveContext value={sampleLive}>
          <Frame chips={<CrisisChips crises={CRISES} />}>
            <Page title="Gallery" layout={tab === 'list' ? 'fill' : 'scroll'}>
              <Tabs value={tab} onChange={(next) => setUrl({ tab: next ?? undefined })} mb="sm">
                <Tabs.List>
                  <Tabs.Tab value="list">List</Tabs.Tab>
                  <Tabs.Tab value="values">Values</Tabs.Tab>
                  <Tabs.Tab value="charts">Charts</Tabs.Tab>
                </Tabs.List>
              </Tabs>
              {tab === 'list' && <ListGallery />}
              {tab === 'values' && <ValuesGallery />}
              {tab === 'charts' && <ChartsGallery />}
            </Page>
          </Frame>
        </LiveContext>
      </ClientContext>
    </SessionContext>
  );
}
