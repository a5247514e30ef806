import type { ComponentType } from 'react';
import { paths, routes } from '../paths.ts';
import type { IconName } from '../ui/icons/icon.tsx';

/** A place in the rail. Pages without one are reached through others. */
export interface RailPlace {
  label: string;
  icon: IconName;
  section: 'work' | 'below';
  /** Second key after `g`, for instance `g b` for Backlog. */
  key: string;
  /** Where it leads for one client. */
  href: (client: string) => string;
  /** Where it leads when no client is chosen; without it the client must be chosen first. */
  hrefForAll?: () => string;
}

export interface PageEntry {
  route: (typeof routes)[keyof typeof routes];
  load: () => Promise<{ default: ComponentType }>;
  rail?: RailPlace;
}

/** Every page of the console, in the order of the rail. A new page is one entry here. */
export const pages: readonly PageEntry[] = [
  { route: routes.now, load: () => import('./now/NowPage.tsx') },
  {
    route: routes.clientNow,
    load: () => import('./now/ClientNowPage.tsx'),
    rail: {
      label: 'Now',
      icon: 'now',
      section: 'work',
      key: 'n',
      href: paths.clientNow,
      hrefForAll: paths.now,
    },
  },
  {
    route: routes.alerts,
    load: () => import('./alerts/AlertsPage.tsx'),
    rail: { label: 'Alerts', icon: 'alert', section: 'work', key: 'a', href: paths.alerts },
  },
  {
    route: routes.crises,
    load: () => import('./crises/CrisesPage.tsx'),
    rail: { label: 'Crises', icon: 'crisis', section: 'work', key: 'c', href: paths.crises },
  },
  { route: routes.crisis, load: () => import('./crises/CrisisPage.tsx') },
  {
    route: routes.backlog,
    load: () => import('./backlog/BacklogPage.tsx'),
    rail: { label: 'Backlog', icon: 'backlog', section: 'work', key: 'b', href: paths.backlog },
  },
  { route: routes.order, load: () => import('./backlog/OrderPage.tsx') },
  {
    route: routes.replan,
    load: () => import('./re-plan/ReplanPage.tsx'),
    rail: { label: 'Re-plan', icon: 'replan', section: 'work', key: 'r', href: paths.replan },
  },
  {
    route: routes.stock,
    load: () => import('./stock/StockPage.tsx'),
    rail: { label: 'Stock', icon: 'stock', section: 'work', key: 's', href: paths.stock },
  },
  {
    route: routes.messages,
    load: () => import('./messages/MessagesPage.tsx'),
    rail: { label: 'Messages', icon: 'message', section: 'work', key: 'm', href: paths.messages },
  },
  { route: routes.notice, load: () => import('./messages/NoticePage.tsx') },
  {
    route: routes.plans,
    load: () => import('./plans/PlansPage.tsx'),
    rail: { label: 'Plans', icon: 'plan', section: 'work', key: 'p', href: paths.plans },
  },
  { route: routes.plan, load: () => import('./plans/PlanPage.tsx') },
  {
    route: routes.imports,
    load: () => import('./imports/ImportsPage.tsx'),
    rail: { label: 'Imports', icon: 'import', section: 'work', key: 'i', href: paths.imports },
  },
  {
    route: routes.settings,
    load: () => import('./settings/SettingsPage.tsx'),
    rail: { label: 'Settings', icon: 'settings', section: 'below', key: ',', href: paths.settings },
  },
];
