/** Which line each route of retention leaves. */
export const lineOfRetention: Readonly<Record<string, string>> = {
  'GET /retention/cases': 'retention.list',
  'GET /retention/erasures': 'erasure.list',
  'POST /retention/erasures': 'erasure.propose',
  'POST /retention/erasures/:id/decision': 'erasure.decide',
  // Looked at before it is printed: who may not leaves no other line.
  'POST /retention/erasures/:id/certificates': 'erasure.list',
  'GET /retention/holds': 'legal-hold.list',
  'POST /retention/holds': 'legal-hold.set',
  'POST /retention/holds/:id/decision': 'legal-hold.decide',
  'GET /cases/:id/retention': 'retention.read',
  'GET /cases/:id/own-copies': 'own-copy.list',
  'POST /cases/:id/own-copies': 'own-copy.request',
  'GET /files/:id/own-copies': 'own-copy.list',
  'POST /own-copies/:id/opening': 'own-copy.open',
  'POST /own-copies/:id/decision': 'own-copy.decide',
  'POST /own-copies/:id/papers': 'own-copy.list',
  'POST /own-copies/:id/hand-over': 'own-copy.hand-over',
};
