import { join } from 'node:path';

/** How a process proves itself to the transit engine; every secret is read from a file, again at each sign-in. */
export type TransitSignIn =
  | { readonly kind: 'token'; readonly tokenFile: string }
  | { readonly kind: 'approle'; readonly roleIdFile: string; readonly secretIdFile: string }
  | { readonly kind: 'kubernetes'; readonly role: string; readonly jwtFile: string };

/** A transit engine of HashiCorp Vault or OpenBao. */
export interface TransitSettings {
  readonly provider: 'transit';
  /** `https://host:8200`, without a path. */
  readonly url: string;
  /** Where the engine is mounted; `transit` by default. */
  readonly mount: string;
  /** The name of a key made with `derived=true`. */
  readonly key: string;
  readonly namespace: string | null;
  /** Certificates, in PEM, of the authority behind the server's; the system's own where null. */
  readonly caFile: string | null;
  readonly signIn: TransitSignIn;
  /** The root secret stays with the product: search tokens and passwords are drawn from it in memory. */
  readonly rootFile: string;
}

export interface LocalFileSettings {
  readonly provider: 'local-file';
  readonly file: string;
}

export type KeySettings = LocalFileSettings | TransitSettings;

const kubernetesJwt = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** @throws Error naming the variable, when one is missing or has no meaning. */
export function readKeySettings(env: NodeJS.ProcessEnv, dataDir: string, embedded: boolean): KeySettings {
  const provider = env['KEY_PROVIDER'];
  if (provider === undefined && env['DATABASE_URL'] !== undefined && !embedded) {
    throw new Error(
      'KEY_PROVIDER must be spelt out with DATABASE_URL: `transit` for a HashiCorp Vault or OpenBao transit engine; `local-file` keeps the master key in a file beside the data.',
    );
  }
  if (provider === undefined || provider === 'local-file') {
    return { provider: 'local-file', file: env['KEY_FILE'] ?? join(dataDir, 'keys', 'keyring.json') };
  }
  if (provider !== 'transit') throw new Error(`KEY_PROVIDER is neither local-file nor transit: ${provider}`);
  const needed = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set, and KEY_PROVIDER=transit needs it`);
    return value;
  };
  const url = new URL(needed('TRANSIT_URL'));
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !isLocal) throw new Error('TRANSIT_URL must be https: data keys travel over it in the clear');
  return {
    provider,
    url: url.origin,
    mount: env['TRANSIT_MOUNT'] ?? 'transit',
    key: needed('TRANSIT_KEY'),
    namespace: env['TRANSIT_NAMESPACE'] ?? null,
    caFile: env['TRANSIT_CA_FILE'] ?? null,
    signIn: signInOf(env, needed),
    rootFile: needed('KEY_ROOT_FILE'),
  };
}

function signInOf(env: NodeJS.ProcessEnv, needed: (name: string) => string): TransitSignIn {
  if (env['TRANSIT_TOKEN_FILE']) return { kind: 'token', tokenFile: env['TRANSIT_TOKEN_FILE'] };
  if (env['TRANSIT_KUBERNETES_ROLE']) {
    return { kind: 'kubernetes', role: env['TRANSIT_KUBERNETES_ROLE'], jwtFile: env['TRANSIT_KUBERNETES_JWT_FILE'] ?? kubernetesJwt };
  }
  if (!env['TRANSIT_ROLE_ID_FILE']) {
    throw new Error('Name TRANSIT_TOKEN_FILE, or TRANSIT_ROLE_ID_FILE and TRANSIT_SECRET_ID_FILE, or TRANSIT_KUBERNETES_ROLE');
  }
  return { kind: 'approle', roleIdFile: env['TRANSIT_ROLE_ID_FILE'], secretIdFile: needed('TRANSIT_SECRET_ID_FILE') };
}
