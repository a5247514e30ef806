import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not import.meta.dirname: these commands must start on Node 18.
export const LIB_DIR = dirname(fileURLToPath(import.meta.url));

/** The repository's root. */
export const ROOT_DIR = dirname(dirname(LIB_DIR));

/** Where things are kept unless the person says otherwise; not in version control. */
export const DATA_DIR_DEFAULT = join(ROOT_DIR, 'data');
