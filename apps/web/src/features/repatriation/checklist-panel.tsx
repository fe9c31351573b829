import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleDashed, IconListCheck } from '@tabler/icons-react';
import { returnPreconditions, type RepatriationView } from '@himaya/domain';
import { useWords } from '../../platform/words';
import { Panel } from '../../ui/panel';
import { StatusBadge } from '../../ui/status-badge';
import rows from '../../ui/rows.module.css';
import classes from './repatriation.module.css';

/** What must hold before the person leaves; nobody leaves while one of them is missing. */
export function ChecklistPanel({ one }: { readonly one: RepatriationView }) {
  const { t, code } = useWords();
  const ready = one.checklist.every(({ met }) => met);
  return (
    <Panel
      title={t('return.checklist')}
      icon={<IconListCheck size={20} aria-hidden="true" />}
      flush
      actions={<StatusBadge tone={ready ? 'done' : 'waiting'}>{t(ready ? 'return.ready' : 'return.not-ready')}</StatusBadge>}
    >
      <ul className={rows.list}>
        {one.checklist.map(({ precondition, met }) => (
          <li key={precondition} className={classes.check}>
            {met ? (
              <IconCircleCheck size={22} className={classes.met} aria-hidden="true" />
            ) : (
              <IconCircleDashed size={22} className={classes.open} aria-hidden="true" />
            )}
            <div>
              <Text>{code(returnPreconditions, precondition)}</Text>
              <Text size="sm" c="dimmed">
                {t(met ? 'return.met' : `return.missing.${precondition}`)}
              </Text>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
