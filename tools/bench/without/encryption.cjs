// Loaded into one of the bench's APIs only: its vault neither wraps, unwraps, seals nor opens, so that what the columns hold is the text
// itself. The rows this process reads are written so beforehand; nothing in the product can be switched to this.
require('reflect-metadata');
const { DataKey, Vault } = require('../../../dist/api/apps/api/src/platform/vault/vault.js');

const noKey = Buffer.alloc(32);

DataKey.prototype.seal = (place, text) => (text === null || text === undefined || text === '' ? null : Buffer.from(text));
DataKey.prototype.open = (place, stored) => (stored === null ? null : stored.toString());

Vault.prototype.newKeys = async (subjects) =>
  subjects.map((subject) => ({ key: new DataKey(subject, noKey), stored: { wrapped: noKey, keyId: 'k1' } }));
Vault.prototype.openKey = async (subject) => new DataKey(subject, noKey);
Vault.prototype.openKeys = async (rows) => new Map(rows.map(({ id }) => [id, new DataKey(id, noKey)]));
