import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addCodes, bit, dropCodes, run } from './sql';

/** What the first tracks keep, as it stood. */
const before: Readonly<Record<string, number>> = {
  'consent-evidence': bit.core,
  'identification-decision': bit.core,
  'identity-document': bit.identity,
  photo: bit.identity,
  statement: bit.exploitation,
  'risk-assessment': bit.risk,
  'medical-report': bit.health,
  'psychological-report': bit.psychosocial,
  'placement-agreement': bit.shelter,
  'power-of-attorney': bit.legal,
  'legal-submission': bit.legal,
  'court-decision': bit.proceedings,
  'travel-document': bit.repatriation,
  'training-certificate': bit.reintegration,
  'family-document': bit.family,
  'note-attachment': bit.notes,
};

/** What return, reintegration and proceedings keep beside it. */
const added: Readonly<Record<string, number>> = {
  'exit-clearance': bit.repatriation,
  'handover-record': bit.repatriation,
  'employment-contract': bit.reintegration,
  'school-record': bit.reintegration,
  'charge-sheet': bit.proceedings,
};

const categories = (of: Readonly<Record<string, number>>): string[] => [
  'alter table document drop constraint document_category_check',
  `alter table document add constraint document_category_check check (category = case type
     ${Object.entries(of)
       .map(([type, category]) => `when '${type}' then ${category}`)
       .join(' ')} end)`,
];

/** Documents of the return, of reintegration and of proceedings. */
export class DocumentsOfTracks1764200000306 implements MigrationInterface {
  readonly name = 'DocumentsOfTracks1764200000306';

  async up(runner: QueryRunner): Promise<void> {
    await run(runner, [addCodes('document', 'type', Object.keys(added)), ...categories({ ...before, ...added })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await run(runner, [...categories(before), dropCodes('document', 'type', Object.keys(added))]);
  }
}
