import { installPackages } from './install-packages.mjs';
import { findOrFetchNode } from './node-runtime.mjs';
import { spawnNode, waitPassingSignals } from './spawn-node.mjs';

/** Run a TypeScript file with our packages, in the caller's directory, and end with its exit code. */
export async function runFile(file, args) {
  const nodePath = await findOrFetchNode();
  await installPackages({ nodePath });
  process.exit(await waitPassingSignals(spawnNode(nodePath, [file, ...args])));
}
