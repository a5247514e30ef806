import type { Ctx } from '../../kernel/ctx.ts';
import { invalid } from '../../kernel/errors.ts';
import { readFacts, valuesFor, type Facts } from '../notices/facts.ts';
import type { TemplateContent } from './content.ts';
import { readClientWords } from './find-templates.ts';
import { chooseLanguage, isPublishable, lintTemplate } from './lint-template.ts';
import { zoneOf } from './reader-zone.ts';
import { renderMessage, type Rendered } from './render-message.ts';

const DAY_MS = 86_400_000;

/**
 * A template as somebody would read it, with made-up orders; facts not given show their
 * own description.
 *
 * @throws 422 `comms.template_has_errors` with the findings.
 */
export async function previewTemplate(ctx: Ctx, wanted: { content: TemplateContent; language: string; country: string | null; facts: Facts }): Promise<Rendered & { language: string; fellBack: boolean }> {
  const client = await readClientWords(ctx);
  const { content } = wanted;
  const findings = lintTemplate(content, client.languages);
  if (!isPublishable(findings)) throw invalid('comms.template_has_errors', 'The template has errors and cannot be shown.', 'Mend what the findings name.', { findings });
  const { language, fellBack } = chooseLanguage(content, wanted.language, client.languages);
  const soon = new Date(ctx.now.getTime() + 5 * DAY_MS).toISOString();
  const facts = readFacts(content, { ...exampleFacts(content, soon), ...wanted.facts });
  const fields = { name: 'Kim Example', country: wanted.country, orders: [{ number: '1001', promisedAt: soon }, { number: '1002', promisedAt: soon }] };
  const reader = { language, country: wanted.country, timeZone: zoneOf(wanted.country, client.timeZone) };
  return { language, fellBack, ...renderMessage(content, reader, valuesFor(client, facts, fields, language, ctx.now)) };
}

function exampleFacts(content: TemplateContent, soon: string): Facts {
  const examples = { text: null, count: 3, date: soon, time: soon, money: '12.50 EUR', link: 'https://example.com/' };
  return Object.fromEntries(Object.entries(content.facts).map(([name, fact]) => [name, examples[fact.type] ?? `[${fact.words}]`]));
}
