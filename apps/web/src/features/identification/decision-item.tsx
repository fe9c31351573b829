import { Group } from '@mantine/core';
import {
  courtKinds,
  governorates,
  identificationDecisions,
  identificationGrounds,
  standardsOfProof,
  type DecisionView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { IdentificationBadge } from '../case-record';
import { TestsTable } from './tests-table';
import classes from './identification.module.css';

/** One decision, with what was found where the reader may know it. */
export function DecisionItem({ decision }: { readonly decision: DecisionView }) {
  const { t, code, name } = useWords();
  const { date, number } = useDates();
  const { court, findings } = decision;
  return (
    <li className={classes.decision}>
      <Group gap="sm">
        <span className={classes.name}>{code(identificationDecisions, decision.decision)}</span>
        <IdentificationBadge status={decision.to} />
      </Group>
      <div className={classes.more}>
        <div>{t('decision.on-by', { date: date(decision.decidedOn), unit: name(decision.unit.name) })}</div>
        {court && (
          <div>{t('decision.court-of', { court: code(courtKinds, court.kind), governorate: code(governorates, court.governorate) })}</div>
        )}
        {findings?.judge && (
          <div data-person>
            {findings.judge} {findings.reference && <bdi dir="ltr">{findings.reference}</bdi>}
          </div>
        )}
        <div>
          {t('decision.rules', { version: number(decision.rulesVersion), standard: code(standardsOfProof, decision.standard) })} ·{' '}
          {code(identificationGrounds, decision.ground)}
        </div>
      </div>
      {findings?.reasons && (
        <p className={classes.words} data-person>
          {findings.reasons}
        </p>
      )}
      {findings && findings.tests.length > 0 && <TestsTable tests={findings.tests} />}
    </li>
  );
}
