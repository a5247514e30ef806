import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assert as forAll, oneof, property, string } from 'fast-check';
import { startTestServer, type TestServer } from '../../testing/server.ts';
import { BUILT_IN } from './built-in.ts';
import { TemplateContent } from './content.ts';
import { chooseLanguage, lintTemplate } from './lint-template.ts';
import { zoneOf } from './reader-zone.ts';
import { renderMessage } from './render-message.ts';
import { toHtml } from './to-html.ts';

const LANGUAGES = ['de', 'en', 'fr', 'pl', 'it', 'es', 'nl', 'pt'];

const content = (texts: Record<string, { subject: string; text: string }>, over: object = {}) => TemplateContent.parse({ title: 'T', kind: 'notice', texts, ...over });
const errorsOf = (given: TemplateContent) => lintTemplate(given, ['en']).filter((one) => one.level === 'error').map((one) => one.message);

for (const [name, template] of BUILT_IN) {
  test(`the built-in template ${name} is right in all its languages`, () => {
    assert.deepEqual(lintTemplate(template, LANGUAGES), []);
    for (const language of LANGUAGES) {
      for (const orderCount of [1, 2, 5, 22, 1_000_000]) {
        const message = renderMessage(template, { language, country: null, timeZone: 'Europe/Berlin' }, { orderCount, orderNumbers: '1001', clientName: 'Acme', orders: [{ number: '1001', promisedAt: null }], news: 'N', product: 'K', hazard: 'H', remedy: 'R', contact: 'C' });
        assert.ok(message.subject.length > 5 && !/[{}\n]/.test(message.subject + message.text.replace(/\n/g, '')), message.text);
      }
    }
  });
}

test('the linter names what is wrong, and where', () => {
  const ok = { subject: 'S', text: '{orderNumbers}' };
  assert.deepEqual(errorsOf(content({ en: ok })), []);
  assert.match(errorsOf(content({ en: { subject: 'S', text: '{orderCount, plural, one {x}' } }))[0]!, /not valid ICU MessageFormat.*line 1/);
  assert.match(errorsOf(content({ en: { subject: 'S', text: '{unknownThing}' } }))[0]!, /\{unknownThing\} is not a placeholder/);
  assert.match(errorsOf(content({ pl: { subject: 'S', text: '{orderCount, plural, one {a} other {b}}' } }))[0]!, /lacks few, many/);
  assert.match(errorsOf(content({ en: { subject: 'S', text: '{orderNumbers, plural, one {a} other {b}}' } }))[0]!, /only a count has plural forms/);
  assert.match(errorsOf(content({ en: { subject: 'S', text: '{newPromise, date, long}' } }))[0]!, /write \{newPromise\} alone/);
  assert.match(errorsOf(content({ en: { subject: 'S', text: '{hasNewPromise}' } }))[0]!, /is a flag/);
  assert.match(errorsOf(content({ en: ok, de: { subject: 'S', text: 'ohne' } }))[0]!, /does not use \{orderNumbers\}/);
  assert.match(errorsOf(content({ en: { subject: 'a\nBcc: x', text: '{orderNumbers}' } }))[0]!, /one line/);
  assert.deepEqual(lintTemplate(content({ en: ok }), ['en', 'uk']).map((one) => one.message), ['the client has customers who read uk; they will get en']);
});

test('a missing language falls back to the client’s first, then English, and says so', () => {
  const some = content({ en: { subject: 'S', text: 'T' }, fr: { subject: 'S', text: 'T' } });
  assert.deepEqual(chooseLanguage(some, 'fr-CA', ['de']), { language: 'fr', fellBack: false });
  assert.deepEqual(chooseLanguage(some, 'uk', ['fr', 'en']), { language: 'fr', fellBack: true });
  assert.deepEqual(chooseLanguage(some, 'uk', ['de']), { language: 'en', fellBack: true });
  assert.deepEqual(chooseLanguage(some, null, ['de']), { language: 'en', fellBack: false });
});

test('dates, times and money look as the reader’s country writes them', () => {
  const template = content({ de: { subject: '{amount}', text: '{day} / {at}' } }, { facts: { amount: { type: 'money', words: 'x' }, day: { type: 'date', words: 'x' }, at: { type: 'time', words: 'x' } } });
  const values = { amount: { minor: 123_450, currency: 'EUR' }, day: '2026-12-03T23:30:00Z', at: '2026-12-03T23:30:00Z' };
  const german = renderMessage(template, { language: 'de', country: 'DE', timeZone: 'Europe/Berlin' }, values);
  assert.deepEqual([german.subject, german.text], ['1.234,50\u00a0€', '4. Dezember 2026 / 4. Dezember um 00:30 MEZ\n']);
  const austrian = renderMessage(template, { language: 'de', country: 'AT', timeZone: 'Europe/Vienna' }, values);
  assert.equal(austrian.subject, '€\u00a01.234,50');
  assert.deepEqual([zoneOf('PL', 'Europe/London'), zoneOf('US', 'Europe/London'), zoneOf('US', 'America/Chicago'), zoneOf(null, 'Europe/London'), zoneOf('ZZ', 'Europe/London')],
    ['Europe/Warsaw', 'Europe/London', 'America/Chicago', 'Europe/London', 'Europe/London']);
});

test('no value becomes markup, whatever it holds', () => {
  const template = content({ en: { subject: '{customerName}', text: 'Dear {customerName},\n\n{orderNumbers}' } });
  forAll(property(oneof(string({ unit: 'grapheme' }), string().map((text) => `<a href="javascript:${text}"> {x, plural, other {`)), (hostile) => {
    const { subject, text, html } = renderMessage(template, { language: 'en', country: null, timeZone: 'UTC' }, { customerName: hostile, orderNumbers: '1' });
    assert.doesNotMatch(subject, /[\p{Cc}\u2028\u2029]/u);
    assert.equal(text.split('\n').length, 4);
    assert.deepEqual([...new Set([...html.matchAll(/<\/?([a-z!]+)/g)].map((match) => match[1]!))].filter((tag) => !['!doctype', 'html', 'head', 'meta', 'title', 'body', 'div', 'p', 'a'].includes(tag)), []);
    assert.doesNotMatch(html, /<a href="(?!https?:)/);
  }));
});

test('a text’s paragraphs, lists and links become HTML', () => {
  const html = toHtml({ language: 'en', title: 'T & t', text: 'One\ntwo\n\nThree:\n- a <b>\n- https://x.example/?a=1&b=2.' });
  assert.match(html, /<p>One<br>two<\/p>\n<p>Three:<\/p>\n<ul><li>a &lt;b&gt;<\/li><li><a href="https:\/\/x\.example\/\?a=1&amp;b=2">https:\/\/x\.example\/\?a=1&amp;b=2<\/a>\.<\/li><\/ul>/);
});

let t: TestServer;
before(async () => {
  t = await startTestServer();
});
after(() => t.close());

test('a draft is saved, linted and published once; a published version never changes', async () => {
  const writer = t.as('communications');
  const bad = content({ en: { subject: 'S', text: '{nonsense}' } });
  const saved = await writer.put('/templates/own-words', bad);
  assert.deepEqual([saved.body.version, saved.body.findings.some((one: { level: string }) => one.level === 'error')], [1, true]);
  assert.equal((await writer.post('/templates/own-words/versions/1/publish')).body.code, 'comms.template_has_errors');

  const good = content({ en: { subject: 'S', text: 'T' } });
  assert.equal((await writer.put('/templates/own-words', good)).body.version, 1);
  assert.equal((await writer.post('/templates/own-words/versions/1/publish')).status, 204);
  assert.equal((await writer.post('/templates/own-words/versions/1/publish')).body.code, 'comms.already_published');
  assert.equal((await writer.put('/templates/own-words', bad)).body.version, 2);
  assert.deepEqual((await writer.get('/templates/own-words?version=1')).body.content.texts, good.texts);
  assert.equal((await writer.get('/templates/own-words')).body.version, 1, 'the newest published one is what is sent');
  assert.equal((await t.asOther('communications').get('/templates/own-words')).status, 404);
  assert.equal((await t.as('crisis-lead').post('/templates/own-words/versions/2/publish')).status, 403);
});

test('preview and lint work without keeping anything', async () => {
  const reader = t.as('analyst');
  const template = BUILT_IN.get('delay-notice')!;
  const shown = await reader.post('/templates/preview', { content: template, language: 'nl', country: 'NL' });
  assert.equal(shown.status, 200, JSON.stringify(shown.body));
  assert.match(shown.body.text, /Beste Kim Example/);
  const bad = content({ en: { subject: 'S', text: '{nonsense}' } });
  assert.equal((await reader.post('/templates/preview', { content: bad, language: 'en' })).body.code, 'comms.template_has_errors');
  assert.equal((await reader.post('/templates/lint', bad)).body.findings[0].level, 'error');
  assert.ok((await reader.get('/templates')).body.some((one: { name: string; version: number }) => one.name === 'delay-notice' && one.version === 0));
});
