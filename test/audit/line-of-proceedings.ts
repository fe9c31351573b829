/** The line that each route of proceedings leaves. */
export const linesOfProceedings = {
  'GET /proceedings': 'proceeding.list',
  'POST /proceedings': 'proceeding.open',
  'GET /proceedings/:id': 'proceeding.read',
  'POST /proceedings/:id/units': 'proceeding.share',
  'POST /proceedings/:id/defendants': 'defendant.add',
  'POST /defendants/:id/events': 'proceeding.record',
  'POST /proceeding-events/:id/reversal': 'proceeding.take-back',
} as const;
