import { type UrlSearch, writeUrlSearch } from './url-search.ts';

/**
 * Every address inside the console. Nothing else spells out a path: links are built here,
 * routes are declared with `routes` below, so a renamed page breaks the build and not a bookmark.
 * `client` is the client's slug, as in the session.
 */
export const paths = {
  signIn: (returnTo?: string) => withSearch('/sign-in', { returnTo }),
  now: () => '/now',
  clientNow: (client: string) => under(client, 'now'),
  alerts: (client: string, search?: UrlSearch) => under(client, 'alerts', search),
  crises: (client: string, search?: UrlSearch) => under(client, 'crises', search),
  crisis: (client: string, crisisId: string, search?: UrlSearch) =>
    under(client, `crises/${crisisId}`, search),
  backlog: (client: string, search?: UrlSearch) => under(client, 'backlog', search),
  order: (client: string, orderId: string) => under(client, `orders/${orderId}`),
  replan: (client: string, search?: UrlSearch) => under(client, 're-plan', search),
  stock: (client: string, search?: UrlSearch) => under(client, 'stock', search),
  messages: (client: string, search?: UrlSearch) => under(client, 'messages', search),
  notice: (client: string, noticeId: string) => under(client, `messages/${noticeId}`),
  plans: (client: string, search?: UrlSearch) => under(client, 'plans', search),
  plan: (client: string, playbook: string, search?: UrlSearch) =>
    under(client, `plans/${playbook}`, search),
  imports: (client: string, search?: UrlSearch) => under(client, 'imports', search),
  settings: (client: string) => under(client, 'settings'),
};

/** The same addresses as the router declares them. */
export const routes = {
  signIn: '/sign-in',
  signInByLink: '/sign-in/link',
  now: '/now',
  clientNow: '/c/$client/now',
  alerts: '/c/$client/alerts',
  crises: '/c/$client/crises',
  crisis: '/c/$client/crises/$crisisId',
  backlog: '/c/$client/backlog',
  order: '/c/$client/orders/$orderId',
  replan: '/c/$client/re-plan',
  stock: '/c/$client/stock',
  messages: '/c/$client/messages',
  notice: '/c/$client/messages/$noticeId',
  plans: '/c/$client/plans',
  plan: '/c/$client/plans/$playbook',
  imports: '/c/$client/imports',
  settings: '/c/$client/settings',
} as const;

/** The same page for another client: one level deep, because ids do not carry over. */
export function samePageFor(pathname: string, client: string): string {
  const page = /^\/c\/[^/]+\/([^/]+)/.exec(pathname)?.[1];
  return page && page !== 'orders' ? under(client, page) : paths.clientNow(client);
}

function under(client: string, page: string, search?: UrlSearch): string {
  return withSearch(`/c/${encodeURIComponent(client)}/${page}`, search);
}

function withSearch(path: string, search: UrlSearch = {}): string {
  return `${path}${writeUrlSearch(search)}`;
}
