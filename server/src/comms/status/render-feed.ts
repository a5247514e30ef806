import { escapeHtml, paragraphsToHtml } from '../templates/to-html.ts';
import { chooseText } from './choose-text.ts';
import type { StatusPicture } from './find-incidents.ts';
import { pageWords, say } from './words.ts';

const ENTRIES_MAX = 50;

/** Updates as an Atom feed (RFC 4287), newest first; an entry keeps its id when it is retracted. */
export function renderAtom(picture: StatusPicture, language: string, pageUrl: string): string {
  const words = pageWords(language);
  const entries = [...picture.current, ...picture.earlier]
    .flatMap((incident) => incident.updates.map((update) => ({ incident, update })))
    .sort((a, b) => Date.parse(b.update.postedAt) - Date.parse(a.update.postedAt))
    .slice(0, ENTRIES_MAX);
  const { languages } = picture.client;
  const title = `${picture.client.isDrill ? 'DRILL · ' : ''}${say(words.title, { client: picture.client.name })}`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}"><title>${xml(title)}</title><id>${xml(pageUrl)}</id>
<link rel="alternate" href="${xml(pageUrl)}"/><link rel="self" href="${xml(`${pageUrl}/feed.atom`)}"/>
<updated>${new Date(entries[0]?.update.postedAt ?? picture.now).toISOString()}</updated><author><name>${xml(picture.client.name)}</name></author>
${entries.map(({ incident, update }) => {
    const text = chooseText(update.texts, language, languages);
    const retracted = update.retractedAt === null ? '' : `<p>${escapeHtml(say(words.retracted, { time: update.retractedAt, note: chooseText(update.retraction ?? {}, language, languages).text }))}</p>`;
    return `<entry><id>urn:uuid:${update.updateId}</id><title>${xml(`${words.incidentStates[update.state]}: ${chooseText(incident.titles, language, languages).text}`)}</title>
<updated>${new Date(update.retractedAt ?? update.postedAt).toISOString()}</updated><published>${new Date(update.postedAt).toISOString()}</published><link href="${xml(pageUrl)}"/>
<content type="html" xml:lang="${text.language}">${xml(retracted + paragraphsToHtml(text.text))}</content></entry>`;
  }).join('\n')}
</feed>
`;
}

/** Escaped, and without the control characters that XML 1.0 forbids altogether. */
function xml(text: string): string {
  return escapeHtml(text.replace(/[^\P{Cc}\t\n\r]/gu, ''));
}

/** What the page says, for machines: words in all languages, no names of our people. */
export function toStatusJson(picture: StatusPicture) {
  const incident = (one: StatusPicture['current'][number]) => ({
    incidentId: one.incidentId, titles: one.titles, components: one.components, state: one.state, openedAt: one.openedAt, resolvedAt: one.resolvedAt,
    nextUpdateAt: one.nextUpdateAt, retractedAt: one.retractedAt,
    updates: one.updates.map(({ updateId, state, texts, nextUpdateAt, postedAt, retractedAt, retraction }) => ({ updateId, state, texts, nextUpdateAt, postedAt, retractedAt, retraction })),
  });
  return { client: picture.client.name, isDrill: picture.client.isDrill, asOf: picture.now, components: picture.components, current: picture.current.map(incident), earlier: picture.earlier.map(incident) };
}
