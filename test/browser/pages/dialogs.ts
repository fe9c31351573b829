/** A page by its role and its path with an id in place, and the words of the buttons on it that open a dialog. */
type Opens = readonly [role: string, path: string, openers: readonly string[]];

/** Every dialog that a page of the demo world opens: `:name` stands for an id of it. */
export const dialogs: readonly Opens[] = [
  [
    'police-officer',
    '/cases/:caseId',
    [
      'tasks.new',
      'missing.review',
      'missing.end',
      'consent.new',
      'document.add',
      'safeguards.new',
      'links.add',
      'rights.record',
      'override.new',
    ],
  ],
  ['police-officer', '/cases/:familyId', ['missing.raise']],
  ['police-officer', '/cases/:closedId/closing', ['closing.reopen']],
  ['police-officer', '/cases/:caseId/closing', ['abroad.plan']],
  ['police-officer', '/cases/:plannedId?tab=plan', ['needs.new']],
  ['police-officer', '/cases/:childId?tab=child', ['child.best-interests-new']],
  ['police-officer', '/referrals/:referralId', ['referral.do.cancel']],
  ['police-supervisor', '/cases/:caseId', ['transfer.offer', 'seal.seal', 'bar.bar', 'court.assign']],
  ['police-supervisor', '/caseload', ['caseload.hand-over']],
  ['system-admin', '/identification-rules', ['rules.new', 'holidays.declare']],
  ['data-protection-officer', '/anomalies', ['oversight.change-rule']],
  ['shelter-caseworker', '/cases/:deskCaseId', ['police.tell', 'own-copies.request']],
  ['agency-focal-point', '/plan/reports/:planReportId', ['plan-evidence.add']],
  ['interpreter-coordinator', '/interpretation/referrals/:interpretedId', ['interp.mark']],
  ['secretariat-analyst', '/meetings', ['meetings.new']],
  ['secretariat-analyst', '/meetings/:minutesId', ['meetings.correct']],
  ['committee-chair', '/plan?plan=:planId', ['year-plan.adopt', 'year-plan.return']],
  ['committee-chair', '/meetings/:minutesId', ['meetings.confirm']],
  ['committee-chair', '/committee-reports/:proposedReportId', ['committee-report-step.approve', 'committee-report-step.return']],
  ['committee-chair', '/releases/:proposedReleaseId', ['release-step.publish']],
  ['committee-chair', '/portal-editor/:proposedItemId', ['portal-step.publish']],
  ['shelter-manager', '/referrals/:incomingId', ['referral.do.hold', 'referral.do.complete']],
];

/** What opens a dialog on this page of this role. @param path as it is walked, its ids filled in */
export function openersOn(role: string, path: string, ids: object): readonly string[] {
  const filled = (pattern: string): string => pattern.replace(/:(\w+)/, (_, name: string) => (ids as Record<string, string>)[name] ?? '');
  return dialogs.find(([of, pattern]) => of === role && filled(pattern) === path)?.[2] ?? [];
}
