import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenTime, mostPages, passwordCost, printLimits } from '@himaya/api/testing';
import { sessionRules } from '@himaya/auth';
import {
  abroadRules,
  appointmentRules,
  askWithinHours,
  breakGlassRules,
  clockTable,
  defaultDeadlines,
  identificationClocks,
  guardianHours,
  interpretationLimits,
  largestDocument,
  mostNamedRecords,
  mostPixels,
  longestPassword,
  closingRules,
  messagesKeptDays,
  missingRules,
  needHours,
  notReturnedHours,
  overrideRules,
  returnContactRules,
  returnRiskDays,
  rightsWithinHours,
  safeguardDays,
  planReviewDays,
  reviewAfter,
  riskRules,
  pauseDays,
  hearingRules,
  lawyerAnswerHours,
  testimonyReviewDays,
  custodyOldDays,
  planRules,
  residenceRemindDays,
  placementDays,
  programmeFollowUps,
  placesKeptFor,
  shortestPassword,
  transferRules,
  travelFitnessDays,
  undertakingLimits,
  unrecordedHours,
  windDownDays,
  traumaRules,
  withdrawalTaskHours,
} from '@himaya/domain';

const page = readFileSync(join(__dirname, '../../docs/limits.md'), 'utf8');
const hours = (milliseconds: number): string => `${milliseconds / 3_600_000} h`;
const { 'vital-interest': vital, 'child-protection': child, 'court-order': court } = overrideRules;

it('docs/limits.md says what the code says', () => {
  expect(court).toEqual(child);
  const said = [
    `; ${mostNamedRecords} records at most are named in one`,
    `(argon2id, ${passwordCost.memory / 1024} MiB, ${passwordCost.passes} passes)`,
    `has ${shortestPassword} to ${longestPassword} characters`,
    ...Object.entries(sessionRules).map(
      ([kind, rule]) => `| ${kind} | ${rule.idleMinutes} min | ${rule.absoluteMinutes} min | ${rule.secondFactor ? 'required' : 'free'} |`,
    ),
    ...Object.entries(largestDocument).map(([type, bytes]) => `| ${type} | ${bytes / 1024 / 1024} MiB |`),
    `| ${hours(breakGlassRules.openMs)}; alone once in ${hours(breakGlassRules.aloneEveryMs)}, reviewed within ${hours(breakGlassRules.reviewMs)}, ${breakGlassRules.missesADay} wrong numbers a day |`,
    `| transfer of responsibility | answered within ${hours(transferRules.decideMs)} |`,
    `vital interest | answered within ${hours(vital.answerMs)}, holds ${vital.validDays} days |`,
    `court order | answered within ${hours(child.answerMs)}, holds ${child.validDays} days |`,
    `at most ${mostPixels / 1_000_000} million pixels`,
    `assessed again | ${Object.entries(riskRules)
      .map(([level, { reviewMs }]) => `${level} ${reviewMs / 86_400_000} day${reviewMs > 86_400_000 ? 's' : ''}`)
      .join(', ')} |`,
    `somebody is asked | ${Object.entries(needHours)
      .map(([level, wait]) => `${level} ${wait} h`)
      .join(', ')} |`,
    `reviewed | ${planReviewDays.join(', ')} days after the first, then every ${reviewAfter(0)} |`,
    `a guardian speaks for it | ${guardianHours} h |`,
    ...Object.entries(defaultDeadlines).map(
      ([urgency, { receive, decide }]) => `| referral, ${urgency} | received in ${receive} h, decided in ${decide} h |`,
    ),
    `| the officer within ${hours(clockTable.officer.limit)}, the authority within ${hours(clockTable.authority.limit)} |`,
    `| a place held for somebody | ${placementDays.hold} days at most, then free by itself |`,
    `| a session with an interpreter | ${interpretationLimits.hours} h at most; planned ${interpretationLimits.ahead} days ahead, written down ${interpretationLimits.back} days back; asked how it went ${unrecordedHours.ask} h after its end, again after ${unrecordedHours.again} h |`,
    `| a confidentiality undertaking | ${undertakingLimits.months} months at most; the office reminded ${undertakingLimits.remindDays} days before its end |`,
    `| an appointment of health care | ${appointmentRules.leastMinutes} to ${appointmentRules.mostMinutes} minutes, at most ${appointmentRules.aheadDays} days ahead; its clinician or the unit reminded ${appointmentRules.remindHours} h before, the unit asked ${appointmentRules.askHours} h after |`,
    `an offered matter | ${lawyerAnswerHours.immediate} h where it cannot wait, ${lawyerAnswerHours.urgent} h where it is urgent, else ${lawyerAnswerHours.standard} h;`,
    `| the sheet about trauma | from ${traumaRules.cutOff} yes on it suggests to look further; asked again after ${traumaRules.againDays} days unless another day is chosen, ${traumaRules.mostDays} days at most |`,
    `| what waits for somebody who returns | assessed at most ${returnRiskDays} days before they leave,`,
    `| somebody who returned | asked after ${returnContactRules.months.join(', ').replace(/, (\d+)$/, ' and $1')} months, after the closing only on their word to after-care; who leads the office told after ${returnContactRules.overdueDays} days |`,
    `| a hearing | the office told ${hearingRules.remindHours} h before; ${hearingRules.mostHours} h long at most |`,
    `| after a reintegration programme | asked after ${programmeFollowUps.months.join(', ').replace(/, (\d+)$/, ' and $1')} months, from ${programmeFollowUps.earlyDays} days before;`,
    `| a right to stay that was granted | the office told ${residenceRemindDays} days before it ends |`,
    `| due on day ${planRules.dueDay} of the next month, begun for at most ${planRules.monthsBack} months back; a figure above ${planRules.jump} times the month before is marked |`,
    `| called old on its page after ${custodyOldDays} days |`,
    `| a consent taken back in mid-service | a task of the coordination desk, due within ${withdrawalTaskHours.immediate} h where the service cannot wait, ${withdrawalTaskHours.urgent} h where it is urgent or stopped in a unit's own case, else ${withdrawalTaskHours.standard} h;`,
    `granted | looked at again within ${testimonyReviewDays} days at most;`,
    `| a leave from a shelter | ${placementDays.leave} days at most; the house told at its end, its manager ${notReturnedHours} h later`,
    `asked at once whether to stay, the manager told after ${askWithinHours} h |`,
    `fitness to travel, as health care states it | holds ${travelFitnessDays} days at most |`,
    `| ${identificationClocks.workingDays} working days (Sunday to Thursday, without holidays), a child ${identificationClocks.childHours} h |`,
    `| ${identificationClocks.reflectionDays} days, reminded ${identificationClocks.remindDays.join(' and ')} days before its end |`,
    `followed within ${safeguardDays.punishment} days, held papers within ${safeguardDays['document-custody']}, a stay or measure ${safeguardDays.ending} days before its end |`,
    `One paper at a time: ${printLimits.milliseconds / 1000} s, ${printLimits.pages} pages, ${printLimits.pdfBytes / 1024 / 1024} MiB at most; ${printLimits.waiting} wait`,
    `each answered after ${evenTime} ms at least`,
    `A PDF of more than ${mostPages} pages, or whose pages cannot be followed, is not shown so.`,
    `again every ${missingRules.reviewDays} days, reminded ${missingRules.remindDays} day before; the search within ${missingRules.searchHours} h, a child's and its guardian told within ${missingRules.childHours} h |`,
    `after ${closingRules.missingDays} days of looking |`,
    `asked after ${abroadRules.remindDays} days, who leads it after ${abroadRules.arrivalDays}; of a return its office too |`,
    `asked after ${closingRules.followUpMonths.join(', ').replace(/, (\d+)$/, ' and $1')} months`,
    `after ${closingRules.followUpMonthsAbroad.join(', ').replace(/, (\d+)$/, ' and $1')}; as long as the consent holds |`,
    `for ${windDownDays} days more`,
    `told within ${rightsWithinHours} h of the opening, a reminder at ${rightsWithinHours / 2} h`,
    `| ${pauseDays.usual} days where no day is named, ${pauseDays.most} days at most;`,
    `believed for ${hours(placesKeptFor)}`,
    `is deleted after ${messagesKeptDays} days;`,
  ];
  expect(said.filter((line) => !page.includes(line))).toEqual([]);
});
