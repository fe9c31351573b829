import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportServer } from './import-server';
import { referralRecords } from './referral-records';
import { ImportCommand } from './run-import';
import { htcdsWorkbook, inventedRows, manyTimes } from './workbook';

const command = new ImportCommand();
const server = new ImportServer();

/**
 * The heap that each import is given, in megabytes. The process's memory would prove little: it grows while there is room,
 * whatever is kept. Here a process that keeps more than it needs runs out. Reading row by row takes 12 to 14, however many
 * rows there are; keeping the rows below takes more than 22 (workbook) and 32 (CSV).
 */
const heap = 18;

beforeAll(() => {
  server.forgetful = true;
  return server.listen();
});
afterAll(async () => {
  await server.close();
  command.remove();
});

it.each<[string, number, () => Promise<string | Buffer>]>([
  ['records.csv', 30_000, async () => Promise.resolve(referralRecords(30_000))],
  ['people.xlsx', 20_000, async () => manyTimes(await htcdsWorkbook(inventedRows(1_000)), 20)],
])('no more of %s is kept than the rows under way, of which there are %i', async (name, rows, content) => {
  const file = join(command.folder, name);
  writeFileSync(file, await content());
  const ran = await command.run(server.port, [file], [`--max-old-space-size=${heap}`, '--max-semi-space-size=1']);
  expect(ran).toMatchObject({ code: 0, lastLine: `read ${rows}, imported ${rows}, already there 0, refused 0` });
});
