import { importFile } from './exchange/import-file/import-file';

void importFile({
  argv: process.argv.slice(2),
  env: process.env,
  output: process.stdout,
  complain: (line) => console.error(line),
}).then((code) => {
  process.exitCode = code;
});
