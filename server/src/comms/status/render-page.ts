import { showTime } from '../templates/render-message.ts';
import { escapeHtml, paragraphsToHtml } from '../templates/to-html.ts';
import { chooseText } from './choose-text.ts';
import type { Incident, StatusPicture, Update } from './find-incidents.ts';
import { PAGE_STYLE } from './page-style.ts';
import type { ComponentState } from './states.ts';
import { PAGE_LANGUAGES, pageLocale, pageWords, say, type PageWords } from './words.ts';

/** Text of updates on one page; with markup and style it stays below 50 kB. Older ones are in the feed. */
const UPDATE_BYTES_MAX = 24_000;

/** Shape and word beside colour: state must not need colour to be seen. */
const SHAPES: Record<ComponentState, string> = { working: '●', maintenance: '◆', degraded: '▲', disrupted: '▲', stopped: '■' };

type On = { words: PageWords; language: string; picture: StatusPicture; path: string };

/** The public page in one language: HTML without a script, readable on a bad line and an old phone. */
export function renderStatusPage(picture: StatusPicture, language: string, path: string): string {
  const on: On = { words: pageWords(language), language, picture, path };
  const budget = { bytes: UPDATE_BYTES_MAX, leftOut: false };
  const troubled = picture.current.length > 0 || picture.components.some((one) => one.state !== 'working');
  const current = picture.current.map((incident) => renderIncident(on, incident, budget)).join('\n');
  const earlier = picture.earlier.map((incident) => renderEarlier(on, incident)).join('\n');
  return layout(on, `
<p class="overall ${troubled ? 'troubled' : 'well'}"><span aria-hidden="true">${troubled ? '▲' : '✓'}</span> ${escapeHtml(troubled ? on.words.troubled : on.words.allWell)}</p>
<ul class="components">${picture.components.map((one) => `
<li><span>${escapeHtml(on.words.components[one.component])}</span><span class="state ${one.state}"><span aria-hidden="true">${SHAPES[one.state]}</span> ${escapeHtml(on.words.componentStates[one.state])}</span></li>`).join('')}
</ul>
${current === '' ? '' : `<section><h2>${escapeHtml(on.words.now)}</h2>\n${current}</section>`}
<section><h2>${escapeHtml(on.words.history)}</h2>
${earlier === '' ? `<p class="quiet">${escapeHtml(on.words.noHistory)}</p>` : `<ul class="earlier">${earlier}</ul>`}
${budget.leftOut ? `<p class="quiet"><a href="${path}/feed.atom">${escapeHtml(on.words.olderLeftOut)}</a></p>` : ''}</section>
<section><h2>${escapeHtml(on.words.subscribe)}</h2>
<form method="post" action="${path}/subscribe?lang=${language}"><p class="quiet">${escapeHtml(on.words.subscribeHint)}</p>
<label for="email">${escapeHtml(on.words.email)}</label> <input id="email" name="email" type="email" required maxlength="254" autocomplete="email"> <button>${escapeHtml(on.words.send)}</button></form></section>`);
}

/** A page of a few words: after subscribing, before confirming. */
export function renderNote(picture: StatusPicture, language: string, path: string, note: { text: string; action?: { url: string; label: string } }): string {
  const on: On = { words: pageWords(language), language, picture, path };
  return layout(on, `
<p>${escapeHtml(note.text)}</p>
${note.action ? `<form method="post" action="${escapeHtml(note.action.url)}"><button>${escapeHtml(note.action.label)}</button></form>` : ''}
<p><a href="${path}?lang=${language}">${escapeHtml(on.words.back)}</a></p>`);
}

function layout(on: On, body: string): string {
  const { words, language, picture, path } = on;
  const title = say(words.title, { client: picture.client.name });
  const others = PAGE_LANGUAGES.filter((one) => picture.client.languages.includes(one) || one === language);
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${picture.client.isDrill ? 'DRILL · ' : ''}${escapeHtml(title)}</title>
<link rel="alternate" type="application/atom+xml" href="${path}/feed.atom?lang=${language}"><style>${PAGE_STYLE}</style></head>
<body>${picture.client.isDrill ? `<p class="drill">${escapeHtml(words.drill)}</p>` : ''}
<main><header><h1>${escapeHtml(title)}</h1><p class="quiet">${escapeHtml(say(words.asOf, { time: time(on, picture.now) }))}</p></header>
${body}
</main>
<footer><nav aria-label="Languages">${others.map((one) => (one === language ? `<b lang="${one}">${ownName(one)}</b>` : `<a href="${path}?lang=${one}" lang="${one}" hreflang="${one}">${ownName(one)}</a>`)).join(' ')}</nav>
<p><a href="${path}/feed.atom?lang=${language}">Atom</a> <a href="${path}/status.json">JSON</a></p></footer></body></html>
`;
}

/** What those who read a language call it: nobody looks for their own under another's name. */
function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return escapeHtml(name.charAt(0).toLocaleUpperCase(language) + name.slice(1));
}

function renderIncident(on: On, incident: Incident, budget: { bytes: number; leftOut: boolean }): string {
  const updates: string[] = [];
  for (const update of incident.updates) {
    const html = renderUpdate(on, update);
    // The newest word on each incident always stands, even where the budget is gone.
    if (updates.length > 0 && Buffer.byteLength(html) > budget.bytes) {
      budget.leftOut = true;
      break;
    }
    budget.bytes -= Buffer.byteLength(html);
    updates.push(html);
  }
  const title = chooseText(incident.titles, on.language, on.picture.client.languages);
  return `<article><h3 lang="${title.language}">${escapeHtml(title.text)}</h3>
${renderPromise(on, incident)}
<ol class="updates">${updates.join('\n')}</ol></article>`;
}

/** What was promised stands there even when it was not kept. */
function renderPromise(on: On, incident: Incident): string {
  if (incident.nextUpdateAt === null) return `<p class="promise">${escapeHtml(on.words.noFurther)}</p>`;
  const overdue = Date.parse(incident.nextUpdateAt) < Date.parse(on.picture.now);
  const words = say(overdue ? on.words.overdue : on.words.nextUpdate, { time: time(on, incident.nextUpdateAt) });
  return `<p class="promise${overdue ? ' overdue' : ''}">${escapeHtml(words)}</p>`;
}

function renderUpdate(on: On, update: Update): string {
  const chosen = chooseText(update.texts, on.language, on.picture.client.languages);
  const body = paragraphsToHtml(chosen.text);
  const head = `<p class="when"><b>${escapeHtml(on.words.incidentStates[update.state])}</b> <time datetime="${update.postedAt}">${escapeHtml(time(on, update.postedAt))}</time></p>`;
  if (update.retractedAt === null) return `<li>${head}${renderOnlyIn(on, chosen.language)}<div lang="${chosen.language}">${body}</div></li>`;
  const note = chooseText(update.retraction ?? {}, on.language, on.picture.client.languages).text;
  return `<li>${head}<p class="overdue">${escapeHtml(say(on.words.retracted, { time: time(on, update.retractedAt), note }))}</p><del lang="${chosen.language}">${body}</del></li>`;
}

function renderOnlyIn(on: On, language: string): string {
  if (language === on.language) return '';
  const name = new Intl.DisplayNames(on.language, { type: 'language' }).of(language) ?? language;
  return `<p class="quiet">${escapeHtml(say(on.words.onlyIn, { language: name }))}</p>`;
}

function renderEarlier(on: On, incident: Incident): string {
  const title = chooseText(incident.titles, on.language, on.picture.client.languages);
  const name = incident.retractedAt === null ? escapeHtml(title.text) : `<del>${escapeHtml(title.text)}</del>`;
  const end = incident.retractedAt ?? incident.resolvedAt;
  return `<li><span lang="${title.language}">${name}</span> <span class="quiet">${escapeHtml(time(on, incident.openedAt))}${end === null ? '' : ` – ${escapeHtml(time(on, end))}`}</span></li>`;
}

function time(on: On, at: string): string {
  return showTime(new Date(at), pageLocale(on.language), on.picture.client.timeZone);
}
