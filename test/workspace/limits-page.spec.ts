import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passwordCost } from '@himaya/api/testing';
import { sessionRules } from '@himaya/auth';
import {
  breakGlassRules,
  clockTable,
  defaultDeadlines,
  largestDocument,
  longestPassword,
  overrideRules,
  pauseDays,
  placesKeptFor,
  shortestPassword,
  transferRules,
  windDownDays,
} from '@himaya/domain';

const page = readFileSync(join(__dirname, '../../docs/limits.md'), 'utf8');
const hours = (milliseconds: number): string => `${milliseconds / 3_600_000} h`;
const { 'vital-interest': vital, 'child-protection': child, 'court-order': court } = overrideRules;

it('docs/limits.md says what the code says', () => {
  expect(court).toEqual(child);
  const said = [
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
    ...Object.entries(defaultDeadlines).map(
      ([urgency, { receive, decide }]) => `| referral, ${urgency} | received in ${receive} h, decided in ${decide} h |`,
    ),
    `| the officer within ${hours(clockTable.officer.limit)}, the authority within ${hours(clockTable.authority.limit)} |`,
    `for ${windDownDays} days more`,
    `| ${pauseDays.usual} days where no day is named, ${pauseDays.most} days at most;`,
    `believed for ${hours(placesKeptFor)}`,
  ];
  expect(said.filter((line) => !page.includes(line))).toEqual([]);
});
