import 'reflect-metadata';
import { factPlaceOf, FactWriter, rebuildFacts } from './facts';
import { readConfig } from './platform/config/config';
import { openKeyRing } from './platform/vault/open-key-ring';

/** `npm run facts:rebuild`: may run while API and workers do, and be broken off and run again at any time. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const { url, ring } = factPlaceOf(config, openKeyRing(config.keys));
  const writer = new FactWriter(url, ring);
  const started = Date.now();
  try {
    const { sources, gone, come, lines, leftOver, archived, cells } = await rebuildFacts(writer, (line) => console.log(line));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `Derived anew in ${seconds} s: ${sources.case} cases, ${sources.concern} reports, ${sources.proceeding} proceedings, ${sources.shelter} houses.`,
    );
    const differences = gone + come + lines + leftOver + archived + cells;
    console.log(
      differences === 0
        ? 'Everything stood as derived.'
        : `Not as derived, and mended: ${gone} facts taken back, ${come} said anew, ${lines} lines of the log, ${leftOver} left over, ${archived} of the archive, ${cells} cells of figures.`,
    );
  } finally {
    await writer.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
