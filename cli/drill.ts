import type { Command } from 'commander';
import type { HandCommand } from './hand-command.ts';
import { openDesk } from './drill/desk.ts';
import { drillSiteLoss, type DrillEnd } from './drill/site-loss.ts';
import { startOwnServer } from './drill/start-own-server.ts';
import { entryLine, openTimeline, type Timeline } from './drill/timeline.ts';
import { CliError, EXIT } from './refusal.ts';

type Options = { ordersPerDay: string; historyDays: string; seed: string; here?: boolean };

/** Crises played through by machine, as a test of the whole house. */
export const drill: HandCommand = (_program, groupOf, context) => {
  const group: Command = groupOf('drill');
  group
    .command('site-loss')
    .description('flood the busiest site of a made-up retailer and bring it back to stable, through the API alone')
    .option('--orders-per-day <n>', 'how busy the retailer is', '600')
    .option('--history-days <n>', 'days before the drill begins; signals need three weeks', '22')
    .option('--seed <text>', 'the same seed gives the same retailer', 'harbour')
    .option('--here', 'on the server of --url, in a drill client of its own (needs an administrator); otherwise on a server of its own')
    .action(async (options: Options) => {
      const own = options.here ? undefined : await startOwnServer();
      try {
        const server = own?.server ?? (await context.server());
        const isJson = context.isJson();
        const timeline = openTimeline((entry) => { if (!isJson) process.stdout.write(`${entryLine(entry)}\n`); });
        const size = { seed: options.seed, ordersPerDay: wholeNumber('--orders-per-day', options.ordersPerDay), historyDays: wholeNumber('--history-days', options.historyDays) };
        const end = await drillSiteLoss(await openDesk(server, 'Drill: site loss'), size, timeline);
        printEnd(end, timeline, isJson);
        const broken = end.checked.filter((one) => one.broken !== null);
        if (broken.length > 0) throw new CliError(`The drill failed: ${broken.map((one) => `not so that ${one.what} (${one.broken})`).join('; ')}.`, EXIT.refused);
      } finally {
        await own?.stop();
      }
    });
};

function printEnd({ figures, checked }: DrillEnd, timeline: Timeline, isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ timeline: timeline.entries, figures, checked }, null, 2)}\n`);
    return;
  }
  const wallSeconds = timeline.entries.reduce((sum, entry) => sum + entry.wallMs, 0) / 1000;
  const lines = [
    '',
    `Orders affected    ${figures.ordersAffected}`,
    `Customers affected ${figures.customersAffected}`,
    `Orders re-planned  ${figures.ordersReplanned}`,
    `Customers told     ${figures.customersTold}`,
    `Flood to proposal  ${figures.noticedSeconds} s of the client's time`,
    `Re-plan to stable  ${figures.recoveredHours} h of the client's time`,
    `The whole drill    ${wallSeconds.toFixed(1)} s`,
    '',
    ...checked.map((one) => `${one.broken === null ? 'holds ' : 'BROKEN'}  ${one.what}${one.broken === null ? '' : `: ${one.broken}`}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function wholeNumber(flag: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new CliError(`${flag} is "${text}". Give a whole number above 0.`);
}
