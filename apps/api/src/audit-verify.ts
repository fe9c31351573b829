import { verifyCommand } from './platform/audit/verify/verify-command';

void verifyCommand({ argv: process.argv.slice(2), env: process.env, say: (line) => console.log(line) }).then((code) => {
  process.exitCode = code;
});
