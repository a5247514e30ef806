import { Tabs } from '@mantine/core';
import type { ComponentType } from 'react';
import { useMay } from '../../session/session.tsx';
import { one } from '../../url-search.ts';
import { useUrlState } from '../../use-url-state.ts';
import { Page } from '../../ui/basics/page.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { AuditSection } from './audit-section.tsx';
import { ClockSection } from './clock-section.tsx';
import { PeopleSection } from './people-section.tsx';
import styles from './settings.module.css';
import { TokensSection } from './tokens-section.tsx';
import { WebhooksSection } from './webhooks-section.tsx';

interface SettingsTab {
  value: string;
  label: string;
  /** Without it the tab is not offered. */
  needs?: string;
  Body: ComponentType;
}

const TABS: readonly SettingsTab[] = [
  { value: 'people', label: 'People', needs: 'tenancy.read', Body: PeopleSection },
  { value: 'tokens', label: 'Tokens', needs: 'tenancy.manage', Body: TokensSection },
  { value: 'webhooks', label: 'Webhooks', needs: 'tenancy.manage', Body: WebhooksSection },
  { value: 'clock', label: 'Clock', Body: ClockSection },
  { value: 'audit', label: 'Audit', needs: 'tenancy.read', Body: AuditSection },
  { value: 'appearance', label: 'Appearance', Body: AppearanceSection },
];

export default function SettingsPage() {
  const may = useMay();
  const [url, setUrl] = useUrlState();
  const tabs = TABS.filter(({ needs }) => needs === undefined || may(needs));
  const chosen = tabs.find(({ value }) => value === one(url.tab)) ?? tabs[0];
  if (!chosen) return null;
  return (
    <Page title="Settings">
      <Tabs value={chosen.value} onChange={(tab) => setUrl({ tab: tab ?? undefined, type: undefined, subject: undefined })}>
        <Tabs.List className={styles.tabList}>
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, Body }) => (
          <Tabs.Panel key={value} value={value} className={styles.panel}>
            {value === chosen.value && <Body />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
