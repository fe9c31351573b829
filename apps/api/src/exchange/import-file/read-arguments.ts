import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ImportArguments {
  readonly file: string;
  readonly dryRun: boolean;
  readonly skipBadRows: boolean;
  /** File for the full list of errors. */
  readonly errorsTo: string | null;
  readonly user: string;
}

export const usage = `npm run import -- <file> [options]

Imports a CSV of referral records or an HTCDS workbook (.xlsx, .xlsm) as cases.

  --dry-run            check every row, here and at the server, and open no case
  --skip-bad-rows      import the good rows and leave the bad ones; without it one bad row stops the whole file
  --errors <file.csv>  write every error to a file
  --user <name>        who imports (police-officer); the password comes from HIMAYA_PASSWORD
  --help

The server is the one on PORT (3000); where none answers, one is started on DATA_DIR (.data) for the import.
The last line counts the rows: read, imported, already there, refused. Exit code 0 done, 1 refused or failed, 2 wrong use.`;

/** The arguments of the command, `help`, or one line saying what is wrong with them. */
export function readArguments(argv: readonly string[]): ImportArguments | 'help' | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'skip-bad-rows': { type: 'boolean', default: false },
        errors: { type: 'string' },
        user: { type: 'string', default: 'police-officer' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return 'help';
    const [file, ...more] = positionals;
    if (file === undefined) return { wrong: 'no file given' };
    if (more.length > 0) return { wrong: 'one file at a time' };
    if (values.errors !== undefined && resolve(values.errors) === resolve(file))
      return { wrong: '--errors would overwrite the file itself' };
    return {
      file,
      dryRun: values['dry-run'],
      skipBadRows: values['skip-bad-rows'],
      errorsTo: values.errors ?? null,
      user: values.user,
    };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}
