import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportServer } from './import-server';
import { referralRecords } from './referral-records';
import { ImportCommand } from './run-import';
import { htcdsWorkbook, inventedRows } from './workbook';

const command = new ImportCommand();
const server = new ImportServer();
/** Writes the process's highest memory in kilobytes as its last complaint. */
const tellMemory = join(command.folder, 'tell-memory.cjs');
writeFileSync(tellMemory, "process.on('exit', () => console.error(process.resourceUsage().maxRSS));");

beforeAll(() => {
  server.forgetful = true;
  return server.listen();
});
afterAll(async () => {
  await server.close();
  command.remove();
});

/** Imports the file with a heap of 64 MB and gives the highest memory of the process in megabytes. */
async function memoryOf(name: string, content: string | Buffer, rows: number): Promise<number> {
  const file = join(command.folder, name);
  writeFileSync(file, content);
  const ran = await command.run(server.port, [file], ['--max-old-space-size=64', '--max-semi-space-size=4', '--require', tellMemory]);
  expect(ran).toMatchObject({ code: 0, lastLine: `read ${rows}, imported ${rows}, already there 0, refused 0` });
  return Number(ran.complaints) / 1024;
}

describe('many times the rows', () => {
  it('of a CSV need hardly more memory', async () => {
    const some = await memoryOf('1000.csv', referralRecords(1_000), 1_000);
    const many = await memoryOf('30000.csv', referralRecords(30_000), 30_000);
    expect(many - some).toBeLessThan(12);
  });

  it('of a workbook need hardly more memory', async () => {
    const some = await memoryOf('1000.xlsx', await htcdsWorkbook(inventedRows(1_000)), 1_000);
    const many = await memoryOf('10000.xlsx', await htcdsWorkbook(inventedRows(10_000)), 10_000);
    expect(many - some).toBeLessThan(12);
  });
});
