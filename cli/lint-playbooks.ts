import { readFile } from 'node:fs/promises';
import type { HandCommand } from './hand-command.ts';
import { CliError, EXIT } from './refusal.ts';

/** Check playbook files against the schema, without a server. */
export const lintPlaybooks: HandCommand = (_program, groupOf) => {
  groupOf('playbooks')
    .command('lint')
    .description('check playbook files: every problem with its line')
    .argument('<file...>', 'YAML files')
    .action(async (files: string[]) => {
      // Loaded here, because it brings a good part of the server along.
      const { lintPlaybook } = await import('../server/src/plans/index.ts');
      let problemCount = 0;
      for (const file of files) {
        const problems = lintPlaybook(await readText(file));
        problemCount += problems.length;
        for (const { line, path, message } of problems) process.stdout.write(`${file}:${line ?? 1} ${path} ${message}\n`);
        if (problems.length === 0) process.stdout.write(`${file} is right\n`);
      }
      if (problemCount > 0) throw new CliError(`${problemCount} ${problemCount === 1 ? 'problem' : 'problems'}.`, EXIT.refused);
    });
};

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: Error) => { throw new CliError(`${file} cannot be read: ${error.message}.`); });
}
