/** The line that each route of proceedings leaves. */
export const linesOfProceedings = {
  'GET /proceedings': 'proceeding.list',
  'POST /proceedings': 'proceeding.open',
  'GET /proceedings/:id': 'proceeding.read',
  'POST /proceedings/:id/units': 'proceeding.share',
  'POST /proceedings/:id/defendants': 'defendant.add',
  'POST /defendants/:id/events': 'proceeding.record',
  'POST /proceeding-events/:id/reversal': 'proceeding.take-back',
  'GET /cases/:id/proceedings': 'case-proceedings.read',
  'POST /cases/:id/proceedings': 'proceeding.link',
  'POST /proceeding-links/:id/ending': 'proceeding.unlink',
  'POST /cases/:id/testimony-measures': 'testimony.ask',
  'POST /testimony-measures/:id/moves': 'testimony.move',
  'GET /custody-returns': 'custody.list',
  'POST /custody-returns': 'custody.give',
} as const;
