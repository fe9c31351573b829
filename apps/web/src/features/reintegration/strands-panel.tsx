import { useState } from 'react';
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconRoute } from '@tabler/icons-react';
import {
  familyRoles,
  familySafeties,
  schoolLevels,
  strandKinds,
  strandMoves,
  strandReasons,
  strandStatuses,
  trainingFields,
  workChecks,
  workKinds,
  type ProgrammeView,
  type StrandEventView,
  type StrandView,
} from '@himaya/domain';
import { useDates } from '../../platform/dates';
import { useWords } from '../../platform/words';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import { FundingList } from './funding-list';
import { MoveStrand } from './move-strand';
import { PlanStrand } from './plan-strand';
import classes from './reintegration.module.css';

/** What the programme is made of: each strand with where it stands and how it got there. */
export function StrandsPanel({ programme }: { readonly programme: ProgrammeView }) {
  const { t } = useWords();
  const [planning, setPlanning] = useState(false);
  return (
    <Panel
      title={t('programme.strands')}
      icon={<IconRoute size={20} aria-hidden="true" />}
      flush
      actions={programme.mayRecord && !planning && <Button onClick={() => setPlanning(true)}>{t('programme.plan')}</Button>}
    >
      {planning && (
        <div className={classes.form}>
          <PlanStrand programme={programme} onDone={() => setPlanning(false)} />
        </div>
      )}
      {programme.strands.length === 0 ? (
        <EmptyState
          icon={<IconRoute size={30} stroke={1.6} aria-hidden="true" />}
          title={t('programme.no-strands')}
          text={t('programme.no-strands-text')}
        />
      ) : (
        <ul className={rows.list}>
          {programme.strands.map((strand) => (
            <Strand key={`${strand.id} ${strand.version}`} strand={strand} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

const tones = {
  planned: 'waiting',
  running: 'active',
  achieved: 'done',
  'not-achieved': 'stopped',
  'declined-by-person': 'neutral',
} as const;

function Strand({ strand }: { readonly strand: StrandView }) {
  const { t, code } = useWords();
  const { date } = useDates();
  const [open, setOpen] = useState(false);
  const detail =
    strand.schoolLevel === null
      ? strand.trainingField === null
        ? strand.workKind === null
          ? null
          : code(workKinds, strand.workKind)
        : code(trainingFields, strand.trainingField)
      : code(schoolLevels, strand.schoolLevel);
  return (
    <li className={rows.row}>
      <Stack gap={4} className={rows.words}>
        <span className={rows.name}>{[code(strandKinds, strand.kind), detail].filter((part) => part !== null).join(' · ')}</span>
        <Text size="sm" c="dimmed">
          {[
            strand.begunOn === null ? null : t('programme.begun', { day: date(strand.begunOn) }),
            strand.endedOn === null ? null : t('programme.over', { day: date(strand.endedOn) }),
            strand.reason === null ? null : code(strandReasons, strand.reason),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </Text>
        {strand.history.length > 0 && (
          <ul className={rows.list} aria-label={t('programme.history')}>
            {strand.history.map((one) => (
              <Line key={one.recordedAt} one={one} />
            ))}
          </ul>
        )}
      </Stack>
      <Group gap="xs">
        <StatusBadge tone={tones[strand.status]}>{code(strandStatuses, strand.status)}</StatusBadge>
        {strand.moves.length > 0 && !open && (
          <Button variant="default" size="xs" onClick={() => setOpen(true)}>
            {t('programme.step')}
          </Button>
        )}
      </Group>
      {(strand.mayApply || strand.funding.length > 0) && <FundingList strand={strand} />}
      {open && <MoveStrand strand={strand} onDone={() => setOpen(false)} />}
    </li>
  );
}

function Line({ one }: { readonly one: StrandEventView }) {
  const { t, code, list } = useWords();
  const { date } = useDates();
  return (
    <li>
      <Text size="sm">
        {[
          date(one.on),
          code(strandMoves, one.move),
          one.reason === null ? null : code(strandReasons, one.reason),
          one.familySafety === null ? null : code(familySafeties, one.familySafety),
          one.familyRole === null ? null : code(familyRoles, one.familyRole),
          one.checks.length === 0 ? null : list(one.checks.map((check) => code(workChecks, check))),
          one.recordedBy === null ? null : t('programme.by', { name: one.recordedBy }),
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </Text>
      {one.words !== null && <p className={classes.prose}>{one.words}</p>}
    </li>
  );
}
