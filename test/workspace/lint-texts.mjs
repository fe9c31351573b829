// Lints texts as if they stood at the given paths. Reads [{filePath, code}] from standard input, prints the rule ids of each text's errors.
// The tree as it is has `npm run lint`.
// A process of its own, because ESLint's configuration is ES modules throughout. Rules that need types are off: the files do not exist.
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

/** ESLint's severity of what fails the lint; a warning refuses nothing. */
const error = 2;

const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });
const texts = [];
for (const { filePath, code } of JSON.parse(Buffer.concat(chunks).toString())) {
  const [result] = await eslint.lintText(code, { filePath });
  texts.push(result.messages.filter(({ severity }) => severity === error).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(texts));
