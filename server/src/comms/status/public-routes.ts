import { z } from 'zod';
import { notFound } from '../../kernel/errors.ts';
import { asSystem } from '../../kernel/jobs.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { publicRoute, type OpenPublic, type Raw } from '../../kernel/route.ts';
import { choosePageLanguage } from './choose-page-language.ts';
import { readStatus, type StatusPicture } from './find-incidents.ts';
import { renderAtom, toStatusJson } from './render-feed.ts';
import { renderNote, renderStatusPage } from './render-page.ts';
import { statusUrl } from './status-links.ts';
import { askToSubscribe, confirmSubscription, endSubscription, type Link } from './subscribe.ts';
import { pageWords } from './words.ts';

const tag = 'status page';
const HTML = 'text/html; charset=utf-8';
const FRESH_SECONDS = 15;
const FORM_BYTES_MAX = 4096;

const Page = z.object({ clientSlug: z.string().min(1).max(63) });
const Lang = z.object({ lang: z.string().max(20).optional() });
const Signed = Lang.extend({ s: z.uuid(), t: z.string().max(100) });

type Visit = { ctx: Ctx; picture: StatusPicture; language: string; path: string };

/**
 * A visitor has no context of their own. The slug leads to a client (the one thing the
 * dispatcher looks up), and the page is read as the system within that client's own rows.
 * Two providers may use a slug; the older client has it.
 */
async function visit<T>(open: OpenPublic, clientSlug: string, lang: string | undefined, work: (visit: Visit) => Promise<T>): Promise<T> {
  const { services, request, reply } = open;
  const { rows } = await services.database.dispatcher.query<{ clientId: string; providerId: string; slug: string }>(
    `select client_id as "clientId", provider_id as "providerId", slug from tenancy.client
     where slug = $1 and closed_at is null order by created_at, client_id limit 1`,
    [clientSlug],
  );
  const client = rows[0];
  if (!client) throw notFound('status page');
  return asSystem(services, client, 'status page', async (ctx) => {
    const picture = await readStatus(ctx);
    const language = choosePageLanguage(picture.client.languages, lang, request.headers['accept-language']);
    void reply.header('content-language', language).header('vary', 'accept-language');
    if (request.method === 'GET') void reply.header('cache-control', `public, max-age=${FRESH_SECONDS}`);
    return work({ ctx, picture, language, path: `/status/${client.slug}` });
  });
}

const readStatusPage = publicRoute({
  method: 'GET', root: true, path: '/status/:clientSlug', operation: 'readStatusPage', tag, produces: HTML,
  summary: 'The public status page',
  params: Page, query: Lang,
  handle: (open, { params, query }) => visit(open, params.clientSlug, query.lang, async ({ picture, language, path }): Promise<Raw> => ({ raw: renderStatusPage(picture, language, path) })),
});

const readStatusFeed = publicRoute({
  method: 'GET', root: true, path: '/status/:clientSlug/feed.atom', operation: 'readStatusFeed', tag, produces: 'application/atom+xml; charset=utf-8',
  summary: 'Updates of the status page as an Atom feed',
  params: Page, query: Lang,
  handle: (open, { params, query }) => visit(open, params.clientSlug, query.lang, async ({ picture, language }): Promise<Raw> => ({ raw: renderAtom(picture, language, statusUrl(open.services.config, params.clientSlug)) })),
});

const readStatusJson = publicRoute({
  method: 'GET', root: true, path: '/status/:clientSlug/status.json', operation: 'readStatusJson', tag, produces: 'application/json; charset=utf-8',
  summary: 'The status page as JSON',
  params: Page,
  handle: (open, { params }) => visit(open, params.clientSlug, undefined, async ({ picture }): Promise<Raw> => {
    void open.reply.header('access-control-allow-origin', '*');
    return { raw: JSON.stringify(toStatusJson(picture)) };
  }),
});

const subscribeToStatus = publicRoute({
  method: 'POST', root: true, path: '/status/:clientSlug/subscribe', operation: 'subscribeToStatus', tag, produces: HTML, bodyAs: 'raw', bodyBytesMax: FORM_BYTES_MAX,
  summary: 'Ask for updates by mail (form field `email`)',
  params: Page, query: Lang,
  handle: (open, { params, query }) => visit(open, params.clientSlug, query.lang, async ({ ctx, picture, language, path }): Promise<Raw> => {
    const { body } = open.request;
    const email = new URLSearchParams(Buffer.isBuffer(body) ? body.toString('utf8') : '').get('email') ?? '';
    const words = pageWords(language);
    const taken = await askToSubscribe(ctx, open.services.config, { email, language });
    return { raw: renderNote(picture, language, path, { text: taken ? words.checkMail : words.badEmail }) };
  }),
});

/** A link in a mail opens a page with a button: mail scanners follow links and press no buttons. */
const showLink = (verb: 'confirm' | 'unsubscribe') => publicRoute({
  method: 'GET', root: true, path: `/status/:clientSlug/${verb}`, operation: verb === 'confirm' ? 'showStatusConfirm' : 'showStatusUnsubscribe', tag, produces: HTML,
  summary: `The page behind the ${verb} link of a mail`,
  params: Page, query: Signed,
  handle: (open, { params, query }) => visit(open, params.clientSlug, query.lang, async ({ picture, language, path }): Promise<Raw> => ({
    raw: renderNote(picture, language, path, { text: pageWords(language).subscribe, action: { url: `${path}/${verb}?s=${query.s}&t=${encodeURIComponent(query.t)}&lang=${language}`, label: pageWords(language)[verb] } }),
  })),
});

const useLink = (verb: 'confirm' | 'unsubscribe', work: (ctx: Ctx, open: OpenPublic, link: Link) => Promise<boolean>) => publicRoute({
  method: 'POST', root: true, path: `/status/:clientSlug/${verb}`, operation: verb === 'confirm' ? 'confirmStatusUpdates' : 'endStatusUpdates', tag, produces: HTML, bodyAs: 'raw', bodyBytesMax: FORM_BYTES_MAX,
  summary: verb === 'confirm' ? 'Confirm a subscription' : 'End a subscription (also RFC 8058 one-click)',
  params: Page, query: Signed,
  handle: (open, { params, query }) => visit(open, params.clientSlug, query.lang, async ({ ctx, picture, language, path }): Promise<Raw> => {
    const words = pageWords(language);
    const done = await work(ctx, open, { subscriberId: query.s, token: query.t });
    return { raw: renderNote(picture, language, path, { text: done ? (verb === 'confirm' ? words.confirmed : words.unsubscribed) : words.badLink }) };
  }),
});

export const statusPublicRoutes = [
  readStatusPage, readStatusFeed, readStatusJson, subscribeToStatus, showLink('confirm'), showLink('unsubscribe'),
  useLink('confirm', (ctx, open, link) => confirmSubscription(ctx, open.services.config, link)),
  useLink('unsubscribe', (ctx, open, link) => endSubscription(ctx, open.services.config, link)),
];
