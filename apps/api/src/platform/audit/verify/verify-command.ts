import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { readConfig } from '../../config/config';
import { urlOf } from '../../db/prepare-database';
import { openKeyRing } from '../../vault/open-key-ring';
import { SealCopy } from '../seal/seal-copy';
import { publicKeyPathOf, readPublicKeys } from '../seal/seal-keys';
import { SealStore } from '../seal/seal.store';
import { verifyExport, type ExportVerdict } from './verify-export';
import { verifyTrail, type Verdict } from './verify-trail';

export const usage = `npm run audit:verify -- [--key FILE]… [--copy FOLDER] [--database URL] [--head SEAL:HASH]

Holds the audit trail in the database against the signed seals in the copy and names the first line that is not as it was.
  --key FILE       a public key (PEM); may be repeated. Default: the one beside AUDIT_KEY_FILE
  --copy FOLDER    the copy of the seals. Default: AUDIT_COPY_DIR
  --database URL   connection string of a role that reads the trail. Default: himaya_sealer on DATABASE_URL
  --export FILE    verifies an exported trail by itself instead; needs the public keys of sealer and exports
  --head SEAL:HASH a head that an earlier run printed: shows a cut of database and copy alike
Ends with 0: intact, 1: broken, 2: could not be verified.`;

export interface CommandPlace {
  readonly argv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

/** @returns the exit code */
export async function verifyCommand({ argv, env, say }: CommandPlace): Promise<number> {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        key: { type: 'string', multiple: true },
        copy: { type: 'string' },
        database: { type: 'string' },
        head: { type: 'string' },
        export: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      say(usage);
      return 0;
    }
    if (values.export !== undefined) {
      const { auditKeyFile, auditExportKeyFile } = values.key ? { auditKeyFile: '', auditExportKeyFile: '' } : readConfig(env);
      const keys = readPublicKeys(values.key ?? [publicKeyPathOf(auditKeyFile), publicKeyPathOf(auditExportKeyFile)]);
      return tellExport(await verifyExport(values.export, keys), say);
    }
    const config = values.key && values.copy && values.database ? null : readConfig(env);
    const keys = readPublicKeys(values.key ?? [publicKeyPathOf(config!.auditKeyFile)]);
    const copy = new SealCopy(values.copy ?? config!.auditCopyDir);
    const url = values.database ?? urlOf(config!.adminUrl, config!.databaseName, 'sealer', openKeyRing(config!.keys));
    return tell(await verifyIn(url, { keys, copy, ...(values.head ? { expectedHead: values.head } : {}), onProgress: progress(say) }), say);
  } catch (error) {
    say(`cannot verify: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

async function verifyIn(url: string, options: Omit<Parameters<typeof verifyTrail>[0], 'store'>): Promise<Verdict> {
  const client = new Client({ connectionString: url, application_name: 'himaya-audit-verify' });
  await client.connect();
  try {
    return await verifyTrail({ ...options, store: new SealStore(client) });
  } finally {
    await client.end();
  }
}

function tell({ broken, seals, lines, amended, unsealed, head }: Verdict, say: (line: string) => void): number {
  if (broken !== null) {
    say(`BROKEN  ${broken}`);
    say(`${lines} lines under ${seals} seals before it are as they were sealed`);
    return 1;
  }
  say(`INTACT  ${lines} lines under ${seals} seals; ${unsealed} younger lines are not sealed yet`);
  if (amended > 0) say(`${amended} of them were let go or made shorter after their time, by signed records`);
  if (head !== null) say(`head ${head}`);
  return 0;
}

function tellExport({ broken, seals, lines }: ExportVerdict, say: (line: string) => void): number {
  say(broken === null ? `INTACT  ${lines} exported lines under ${seals} seals` : `BROKEN  ${broken}`);
  return broken === null ? 0 : 1;
}

/** Says now and then how far it is. */
function progress(say: (line: string) => void): (seals: number, lines: number) => void {
  let told = Date.now();
  return (seals, lines) => {
    if (Date.now() - told < 2000) return;
    told = Date.now();
    say(`… ${lines} lines under ${seals} seals`);
  };
}
