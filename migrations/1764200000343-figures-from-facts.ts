import type { MigrationInterface, QueryRunner } from 'typeorm';
import { doors as referralDoors } from './1764200000063-consents-open';
import { doors as placementDoors } from './1764200000094-placements';
import { doors as legalDoors } from './1764200000281-legal-aid';
import { doors as careDoors } from './1764200000291-care-episodes';
import { doors as hearingDoors } from './1764200000301-legal-hearings';
import { doors as compensationDoors } from './1764200000302-compensation';
import { doors as returnDoors } from './1764200000313-after-a-return';
import { doors as programmeDoors } from './1764200000321-programmes';
import { doors as fundingDoors } from './1764200000322-funding';
import { doors as followUpDoors } from './1764200000323-follow-ups';
import { doors as countDoors } from './1764200000333-custody-returns';
import { asBefore, run } from './sql';

/** [where it stood, its name]: what was counted of a period before there was a store. */
const counts: readonly (readonly [readonly string[], string])[] = [
  [referralDoors, 'referral_facts'],
  [placementDoors, 'placement_facts'],
  [legalDoors, 'legal_aid_facts'],
  [careDoors, 'care_facts'],
  [hearingDoors, 'hearing_facts'],
  [compensationDoors, 'residence_facts'],
  [compensationDoors, 'compensation_facts'],
  [returnDoors, 'repatriation_facts'],
  [programmeDoors, 'reintegration_facts'],
  [fundingDoors, 'livelihood_facts'],
  [followUpDoors, 'follow_up_facts'],
  [countDoors, 'proceeding_facts'],
  [countDoors, 'proceeding_lengths'],
];
const signatures = counts.map(([, name]) => `guard.${name}(date, date)`).join(', ');

/** One way to a figure: the functions that read cases for a period go, now that their counts come from the fact store. */
export class FiguresFromFacts1764200000343 implements MigrationInterface {
  readonly name = 'FiguresFromFacts1764200000343';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, ['set local role himaya_guard', `drop function ${signatures}`, 'reset role']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [
      'set local role himaya_guard',
      ...counts.flatMap(([doors, name]) => asBefore(doors, [name])),
      `revoke execute on function ${signatures} from public`,
      `grant execute on function ${signatures} to himaya_facts`,
      'reset role',
    ]);
  }
}
