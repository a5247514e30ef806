import { Button, Tabs } from '@mantine/core';
import { useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { Approvals } from './approvals.tsx';
import { ComposeNotice } from './compose-notice.tsx';
import styles from './messages.module.css';
import { NoticesList } from './notices-list.tsx';
import { Outbox } from './outbox.tsx';
import { StatusAdmin } from './status-admin.tsx';
import { TemplatesTab } from './templates-tab.tsx';

const TABS = [
  { value: 'notices', label: 'Notices', body: () => <NoticesList /> },
  { value: 'compose', label: 'Compose', body: () => <ComposeNotice /> },
  { value: 'templates', label: 'Templates', body: () => <TemplatesTab /> },
  { value: 'outbox', label: 'Outbox', body: () => <Outbox /> },
  { value: 'status', label: 'Status page', body: () => <StatusAdmin /> },
] as const;
/** Lists scroll inside; the others as a whole. */
const LISTS: readonly string[] = ['notices', 'outbox'];

export default function MessagesPage() {
  const [url, setUrl] = useUrlState();
  const may = useMay();
  const tab = TABS.find(({ value }) => value === one(url.tab)) ?? TABS[0];
  const show = (next: string | null) =>
    setUrl({ tab: next === 'notices' ? undefined : (next ?? undefined), open: undefined, state: undefined });

  return (
    <Page
      title="Messages"
      layout={LISTS.includes(tab.value) ? 'fill' : 'scroll'}
      lead="What customers are told, in their language, and what became of every single message."
      actions={tab.value === 'notices' && may('comms.write') && <Button onClick={() => show('compose')}>Write to customers</Button>}
    >
      <Approvals />
      <Tabs value={tab.value} onChange={show} className={styles.tabs}>
        <Tabs.List>
          {TABS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ value }) => (
          <Tabs.Panel key={value} value={value} className={LISTS.includes(value) ? styles.listPanel : styles.panel}>
            {value === tab.value && tab.body()}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
