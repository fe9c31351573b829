import { basename } from 'node:path';
import { routes } from '@himaya/domain';
import { ApiRefusal, ServerMissing, signIn, type ApiSession } from './api-session';
import { ErrorReport } from './error-report';
import { hashFile } from './hash-file';
import { openSource } from './open-source';
import { Progress, type ProgressOutput } from './progress';
import { readArguments, usage, type ImportArguments } from './read-arguments';
import { sendRows, type Sent } from './send-rows';
import { SourceProblem, type Source } from './source';
import { surveyRows, type Survey } from './survey-rows';

/** What the command is given by its process. */
export interface ImportEnvironment {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly output: ProgressOutput;
  readonly complain: (line: string) => void;
}

const demoPassword = 'himaya-demo-2026';
/** How many kinds of notes the screen gets, the commonest first. */
const notesShown = 30;
const nothingSent: Sent = { imported: 0, alreadyThere: 0, refused: 0 };

/**
 * Imports a file through the API: shows the column mapping, reads every row, has the server check them all, then sends
 * them in batches. Without `--skip-bad-rows` nothing is sent unless all of it is good.
 *
 * @returns the exit code: 0 done, 1 refused or failed, 2 wrong use
 */
export async function importFile({ argv, env, output, complain }: ImportEnvironment): Promise<0 | 1 | 2> {
  const args = readArguments(argv);
  const print = (line: string): void => output.write(`${line}\n`);
  if (args === 'help') {
    print(usage);
    return 0;
  }
  if ('wrong' in args) {
    complain(`${args.wrong}\n\n${usage}`);
    return 2;
  }
  let counts = { read: 0, ...nothingSent };
  let ok = false;
  try {
    const source = await openSource(args.file);
    showMapping(args.file, source, print);
    const report = await ErrorReport.open(print, args.errorsTo);
    try {
      const survey = await surveyRows(source, report);
      counts = { ...counts, read: survey.read, refused: survey.bad };
      showSurvey(survey, print);
      const stopped = survey.bad > 0 && !args.skipBadRows && !args.dryRun;
      if (stopped) print('nothing is imported: correct the rows, or leave them out with --skip-bad-rows');
      const sent = stopped || survey.read === survey.bad ? nothingSent : await send(source, survey, args, env, output, report);
      counts = { read: survey.read, imported: sent.imported, alreadyThere: sent.alreadyThere, refused: survey.bad + sent.refused };
      ok = counts.refused === 0 || (args.skipBadRows && counts.read === counts.imported + counts.alreadyThere + counts.refused);
    } finally {
      await report.close();
    }
  } catch (error) {
    complain(reasonOf(error, args.file));
  }
  print(`read ${counts.read}, imported ${counts.imported}, already there ${counts.alreadyThere}, refused ${counts.refused}`);
  return ok ? 0 : 1;
}

async function send(
  source: Source,
  survey: Survey,
  args: ImportArguments,
  env: ImportEnvironment['env'],
  output: ProgressOutput,
  report: ErrorReport,
): Promise<Sent> {
  const session = await connect(args.user, env);
  const started = await session.call(routes.startImport, {
    fileHash: await hashFile(args.file),
    format: source.format,
    rows: survey.lastRow,
  });
  const sending = { session, import: started, skipBadRows: args.skipBadRows, report };
  if (args.dryRun || !args.skipBadRows) {
    const checked = await sendRows(source, { ...sending, dryRun: true, progress: new Progress('checked', survey.read, output) });
    const good = survey.read - survey.bad - checked.refused - checked.alreadyThere;
    if (args.dryRun) output.write(`dry run: ${good} rows would be imported, no case was opened\n`);
    else if (checked.refused > 0)
      output.write('nothing is imported: the server refuses rows; correct them, or leave them out with --skip-bad-rows\n');
    if (args.dryRun || checked.refused > 0) return { ...checked, imported: 0 };
  }
  return sendRows(source, { ...sending, dryRun: false, progress: new Progress('imported', survey.read, output) });
}

async function connect(user: string, env: ImportEnvironment['env']): Promise<ApiSession> {
  const password = env['HIMAYA_PASSWORD'] ?? (env['DATABASE_URL'] === undefined ? demoPassword : undefined);
  if (password === undefined) throw new SourceProblem('HIMAYA_PASSWORD is not set: the demo password is for the embedded database only');
  return signIn(`http://localhost:${env['PORT'] ?? '3000'}/api/v1`, user, password);
}

function showMapping(file: string, { format, mapping, warnings }: Source, print: (line: string) => void): void {
  print(`${basename(file)}: ${format}, ${mapping.length} columns`);
  const width = Math.max(...mapping.map(({ header }) => header.length));
  for (const { column, header, field, how } of mapping)
    print(`  ${column.padEnd(2)}  ${header.padEnd(width)}  ${field ?? 'not imported'}: ${how}`);
  for (const { path, code } of warnings) print(`  column ${path}: ${code}`);
}

function showSurvey({ read, bad, notes }: Survey, print: (line: string) => void): void {
  print(`${read} rows read, ${bad} of them bad`);
  if (notes.size > 0) print('kept in part (column, reason, rows):');
  const often = [...notes].sort((a, b) => b[1] - a[1]);
  for (const [note, rows] of often.slice(0, notesShown)) print(`  ${note} × ${rows}`);
  if (often.length > notesShown) print(`  … and ${often.length - notesShown} more kinds`);
}

/** Codes and columns only: the words of an unforeseen error may hold a cell. */
function reasonOf(error: unknown, file: string): string {
  if (error instanceof SourceProblem)
    return [`${basename(file)}: ${error.problem}`, ...error.errors.map(({ path, code }) => `  ${path}: ${code}`)].join('\n');
  if (error instanceof ApiRefusal) return `the server refused: ${error.message}`;
  if (error instanceof ServerMissing) return error.message;
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return `${basename('path' in error ? String(error.path) : file)}: ${String(error.code)}`;
  return error instanceof Error
    ? `unexpected ${error.name}\n${
        error.stack
          ?.split('\n')
          .filter((line) => line.startsWith('    at '))
          .join('\n') ?? ''
      }`
    : 'unexpected error';
}
